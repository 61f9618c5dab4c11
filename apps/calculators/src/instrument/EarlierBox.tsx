import { type Instrument, isMissing, type Score } from '@dacryon/endpoints/form'
import { type Entries, withEntry } from '../form/entry.ts'
import { Field } from '../form/Field.tsx'
import { placeOf } from '../form/Form.tsx'
import { useSpeech } from '../words/speech.tsx'

interface EarlierProps {
  readonly instrument: Instrument
  readonly prefix: string
  readonly entries: Entries
  readonly change: (entries: Entries) => void
  readonly invalid: ReadonlySet<string>
  readonly previous: { readonly score: Score | undefined; readonly empty: boolean } | undefined
  readonly toggle: () => void
}

/** The value of the previous visit: typed, or worked out from a column that is rated beside today's. */
export const EarlierBox = ({ instrument, prefix, entries, change, invalid, previous, toggle }: EarlierProps) => {
  const { words, say, exact } = useSpeech()
  const { earlier } = instrument
  const item = instrument.items[earlier?.item ?? '']
  if (earlier === undefined || item === undefined) return null
  const id = earlier.item
  const value = previous?.score?.results[earlier.result]
  return (
    <section class="earlier">
      {previous === undefined ? (
        <Field
          item={item}
          cells={[
            {
              place: placeOf(prefix, id),
              id,
              entry: entries[id],
              invalid: invalid.has(id),
              set: (entry) => change(withEntry(entries, id, entry)),
            },
          ]}
        />
      ) : (
        <>
          <p>
            {say(item.label)}: <b>{typeof value === 'object' && !isMissing(value) ? exact(value) : words.notKnown}</b>
          </p>
          {previous.empty && <p class="soft">{words.howPrevious}</p>}
        </>
      )}
      <button type="button" aria-pressed={previous !== undefined} onClick={toggle}>
        {previous === undefined ? words.ratePrevious : words.hidePrevious}
      </button>
    </section>
  )
}
