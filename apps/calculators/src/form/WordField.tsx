import type { FieldProps } from './cell.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** One of a few words, or not known: radio buttons while they are few, else a list. */
export const WordField = ({ label, cells, choices, unknown }: FieldProps & { choices: readonly Choice[]; unknown: string }) => {
  const all = [...choices, { value: '', label: unknown }]
  const few = choices.length <= 2 || (cells.length === 1 && choices.length <= 6)
  return (
    <div class="words" data-two={cells.length > 1}>
      {cells.map((cell) => {
        const name = cell.heading === undefined ? label : `${label}, ${cell.heading}`
        const choose = (value: string) => cell.set(value === '' ? undefined : { text: value })
        return (
          <fieldset key={cell.place} id={cell.place} class="word" aria-label={name}>
            {cell.heading !== undefined && <span class="visit">{cell.heading}</span>}
            {few ? (
              <span class="pills">
                {all.map(({ value, label: text }) => (
                  <label key={value}>
                    <input type="radio" name={cell.place} checked={(cell.entry?.text ?? '') === value} onChange={() => choose(value)} />
                    <span>{text}</span>
                  </label>
                ))}
              </span>
            ) : (
              <select aria-label={name} value={cell.entry?.text ?? ''} onChange={({ currentTarget }) => choose(currentTarget.value)}>
                {all.map(({ value, label: text }) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </select>
            )}
          </fieldset>
        )
      })}
    </div>
  )
}
