import { useId } from 'preact/hooks'

interface TextProps {
  readonly label: string
  readonly value: string
  readonly set: (value: string) => void
  /** Only digits are expected. */
  readonly number?: 'whole' | 'decimal'
}

/** A labelled line of text. */
export const TextLine = ({ label, value, set, number }: TextProps) => {
  const id = useId()
  return (
    <p class="line" data-number={number}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        inputMode={number === undefined ? 'text' : number === 'whole' ? 'numeric' : 'decimal'}
        value={value}
        onInput={({ currentTarget }) => set(number === undefined ? currentTarget.value : currentTarget.value.replace(',', '.'))}
      />
    </p>
  )
}

interface PickProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly (readonly [V, string])[]
  readonly set: (value: V) => void
}

/** A labelled choice. */
export const Pick = <V extends string>({ label, value, choices, set }: PickProps<V>) => {
  const id = useId()
  const choose = (text: string) => {
    const found = choices.find(([each]) => each === text)
    if (found !== undefined) set(found[0])
  }
  return (
    <p class="line">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </p>
  )
}

/** A whole number as typed; 0 while there is none, which the check then names. */
export const wholeOf = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : 0)
