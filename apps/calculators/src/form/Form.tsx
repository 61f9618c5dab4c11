import type { Instrument, Item } from '@dacryon/endpoints/form'
import type { ComponentChild } from 'preact'
import { useId, useMemo } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'
import type { Cell } from './cell.ts'
import { type Entries, withEntry } from './entry.ts'
import { Field } from './Field.tsx'
import { type Group, groupsOf, type Line } from './lines.ts'

/** The same form at an earlier visit, in a column beside. */
interface Beside {
  readonly entries: Entries
  readonly change: (entries: Entries) => void
  readonly invalid: ReadonlySet<string>
}

interface FormProps {
  readonly instrument: Instrument
  /** Start of the ids of its elements. */
  readonly prefix: string
  readonly entries: Entries
  readonly change: (entries: Entries) => void
  /** Items that hold a value that is not allowed. */
  readonly invalid: ReadonlySet<string>
  readonly wanted?: (id: string, item: Item) => boolean
  readonly previous?: Beside | undefined
  /** What stands below a field: working it out from another instrument. */
  readonly below?: (id: string) => ComponentChild
}

/** Id of the element of an item. */
export const placeOf = (prefix: string, id: string): string => `${prefix}-${id}`

const everything = (): boolean => true

const cellOf = (props: FormProps, id: string, heading: string | undefined, of: 'now' | 'previous'): Cell => {
  const { entries, change, invalid } = of === 'previous' && props.previous !== undefined ? props.previous : props
  return {
    place: placeOf(of === 'previous' ? `${props.prefix}-earlier` : props.prefix, id),
    id,
    entry: entries[id],
    invalid: invalid.has(id),
    set: (entry) => change(withEntry(entries, id, entry)),
    ...(heading !== undefined && { heading }),
  }
}

const cellsOf = (
  props: FormProps,
  { before, now }: Line,
  visits: boolean,
  words: { before: string; now: string; previousVisit: string; today: string },
) => {
  const cells: Cell[] = []
  if (props.previous !== undefined && now !== undefined) cells.push(cellOf(props, now, words.previousVisit, 'previous'))
  if (before !== undefined) cells.push(cellOf(props, before, visits ? words.before : undefined, 'now'))
  if (now !== undefined) cells.push(cellOf(props, now, props.previous !== undefined ? words.today : visits ? words.now : undefined, 'now'))
  return cells
}

const Heading = ({ heading }: { heading: NonNullable<Group['heading']> }) => {
  const { words, say } = useSpeech()
  return <h3>{'en' in heading ? say(heading) : 'eye' in heading ? words.eyes[heading.eye] : words.glands[heading.gland]}</h3>
}

/** The form of an instrument, made from its definition. */
export const Form = (props: FormProps) => {
  const { words } = useSpeech()
  const id = useId()
  const { instrument, wanted = everything, below } = props
  const groups = useMemo(() => groupsOf(instrument, wanted), [instrument, wanted])
  const visits = groups.some(({ lines }) => lines.some(({ before }) => before !== undefined))
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      {groups.map(({ key, heading, lines }, at) => (
        <section
          key={key}
          class="group"
          data-bare={heading === undefined}
          {...(heading !== undefined && { 'aria-labelledby': `${id}-${at}` })}
        >
          {heading !== undefined && (
            <div id={`${id}-${at}`}>
              <Heading heading={heading} />
            </div>
          )}
          {lines.map((line) => {
            const cells = cellsOf(props, line, visits, words)
            return (
              <Field key={line.key} item={line.item} cells={cells}>
                {below !== undefined && <div class="below">{[line.before, line.now].map((each) => each !== undefined && below(each))}</div>}
              </Field>
            )
          })}
        </section>
      ))}
    </form>
  )
}
