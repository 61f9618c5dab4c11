import { type ReactNode, useId } from 'react'
import styles from './PlanForm.module.css'

interface RadiosProps {
  readonly label: string
  readonly help?: ReactNode
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of a few, each on its own line, with what it means for whom. */
export const Radios = ({ label, help, choices, value, onChange }: RadiosProps) => {
  const name = useId()
  const helpId = useId()
  return (
    <fieldset className={styles.group} {...(help === undefined ? {} : { 'aria-describedby': helpId })}>
      <legend>{label}</legend>
      {help !== undefined && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
      {choices.map((choice) => (
        <label key={choice.id} className={styles.radio}>
          <input type="radio" name={name} value={choice.id} checked={choice.id === value} onChange={() => onChange(choice.id)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
