import type { ComponentChild } from 'preact'
import { useId } from 'preact/hooks'

interface StripProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: ComponentChild; readonly title?: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** One of a few, all visible: real radio buttons in the shape of a strip. The label is for screen readers. */
export const Strip = <V extends string>({ label, options, value, onChange }: StripProps<V>) => {
  const name = useId()
  return (
    <fieldset class="strip">
      <legend class="hidden-visually">{label}</legend>
      {options.map((option) => (
        <label key={option.value} title={option.title}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
          {option.title !== undefined && <span class="hidden-visually">{option.title}</span>}
        </label>
      ))}
    </fieldset>
  )
}
