import type { Entry } from './entry.ts'

/** One place to answer: an item at a visit. */
export interface Cell {
  /** Id of the element that holds it. */
  readonly place: string
  readonly id: string
  /** Visit, when two stand side by side. */
  readonly heading?: string
  readonly entry: Entry | undefined
  readonly invalid: boolean
  readonly set: (entry: Entry | undefined) => void
}

/** What a field shows. */
export interface FieldProps {
  readonly label: string
  readonly cells: readonly Cell[]
}

/** Move to the first thing of a field that takes an answer. */
export const goTo = (place: string): void => {
  const element = document.getElementById(place)
  const wanted = element?.querySelector<HTMLElement>('input:checked, input, select, button')
  wanted?.focus()
  element?.scrollIntoView({ block: 'center' })
}
