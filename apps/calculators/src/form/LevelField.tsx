import type { Item } from '@dacryon/endpoints/form'
import { useSpeech } from '../words/speech.tsx'
import type { Cell, FieldProps } from './cell.ts'

type Level = Extract<Item, { kind: 'level' }>

const Radio = ({ cell, level, name }: { cell: Cell; level: number; name: string }) => (
  <input
    id={`${cell.place}-${level}`}
    type="radio"
    name={cell.place}
    checked={cell.entry?.text === String(level)}
    aria-label={name}
    onChange={() => cell.set({ text: String(level) })}
  />
)

/** A rated level: its meanings as cards, one radio button per visit. */
export const LevelField = ({ item, label, cells }: FieldProps & { item: Level }) => {
  const { words, say } = useSpeech()
  const two = cells.length > 1
  const meanings: Readonly<Record<number, { en: string; fr: string }>> = item.meanings ?? {}
  return (
    <div class="levels" data-two={two} data-short={item.meanings === undefined}>
      {two && (
        <div class="level-heads" aria-hidden="true">
          {cells.map(({ place, heading }) => (
            <span key={place}>{heading}</span>
          ))}
        </div>
      )}
      {item.levels.map((level) => {
        const meaning = meanings[level]
        const text = meaning === undefined ? '' : say(meaning)
        const name = (cell: Cell) => [cell.heading, label, words.level(level), text].filter(Boolean).join(', ')
        const chosen = cells.some(({ entry }) => entry?.text === String(level))
        const shown = (
          <span class="level-text">
            <b>{level}</b>
            {text !== '' && <span>{text}</span>}
          </span>
        )
        return two ? (
          <div key={level} class="level-row" data-chosen={chosen}>
            {cells.map((cell) => (
              <label key={cell.place} for={`${cell.place}-${level}`} class="level-hit">
                <Radio cell={cell} level={level} name={name(cell)} />
              </label>
            ))}
            {shown}
          </div>
        ) : (
          <label key={level} for={`${cells[0]?.place}-${level}`} class="level-row" data-chosen={chosen}>
            {cells.map((cell) => (
              <Radio key={cell.place} cell={cell} level={level} name={name(cell)} />
            ))}
            {shown}
          </label>
        )
      })}
    </div>
  )
}
