import type { Item } from '@dacryon/endpoints/form'
import type { ComponentChild } from 'preact'
import { useId } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'
import { allowedOf } from './allowed.ts'
import type { Cell } from './cell.ts'
import { LevelField } from './LevelField.tsx'
import { NumberField } from './NumberField.tsx'
import { WordField } from './WordField.tsx'

const Inner = ({ item, label, cells, described }: { item: Item; label: string; cells: readonly Cell[]; described: string }) => {
  const { words, say } = useSpeech()
  switch (item.kind) {
    case 'level':
      return <LevelField item={item} label={label} cells={cells} />
    case 'number':
      return <NumberField item={item} label={label} cells={cells} described={described} />
    case 'yes-no': {
      const choices = [
        { value: '1', label: words.yes },
        { value: '0', label: words.no },
      ]
      return <WordField label={label} cells={cells} choices={choices} unknown={words.notKnown} />
    }
    case 'choice': {
      const choices = Object.entries(item.choices).map(([value, choice]) => ({ value, label: say(choice) }))
      return <WordField label={label} cells={cells} choices={choices} unknown={words.notKnown} />
    }
  }
}

/** One line of a form: what is asked, what it means, and the places to answer. */
export const Field = ({ item, cells, children }: { item: Item; cells: readonly Cell[]; children?: ComponentChild }) => {
  const speech = useSpeech()
  const { words, say } = speech
  const described = useId()
  const label = say(item.label)
  const allowed = allowedOf(item, speech)
  const answered = item.kind === 'level' ? cells.filter(({ entry }) => entry !== undefined) : []
  return (
    <fieldset class="field" {...(item.kind === 'level' && { id: cells.at(-1)?.place })}>
      <legend>{label}</legend>
      <div class="hint" id={described}>
        {item.help !== undefined && <p>{say(item.help)}</p>}
        {item.kind === 'number' && allowed !== '' && <p class="soft">{allowed}</p>}
        {cells.some(({ invalid }) => invalid) && <p class="wrong">{words.notAllowed(allowed || words.number)}</p>}
      </div>
      <Inner item={item} label={label} cells={cells} described={described} />
      {answered.length > 0 && (
        <div class="field-tools">
          {answered.map((cell) => (
            <button key={cell.place} type="button" class="quiet" onClick={() => cell.set(undefined)}>
              {cell.heading === undefined ? words.clear : `${words.clear} (${cell.heading})`}
              <span class="hidden-visually"> {label}</span>
            </button>
          ))}
        </div>
      )}
      {children}
    </fieldset>
  )
}
