import { type ReactNode, useId } from 'react'
import styles from './Choice.module.css'

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly title?: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
  /** Label for screen readers only. */
  readonly compact?: boolean
}

/** One of a few, all visible: real radio buttons in the shape of a strip. */
export const Choice = <V extends string>({ label, options, value, onChange, compact = false }: ChoiceProps<V>) => {
  const name = useId()
  return (
    <fieldset className={styles.choice} data-screen-only>
      <legend className={compact ? 'hidden-visually' : styles.legend}>{label}</legend>
      <span className={styles.strip}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} title={option.title}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
            {option.title !== undefined && <span className="hidden-visually">{option.title}</span>}
          </label>
        ))}
      </span>
    </fieldset>
  )
}
