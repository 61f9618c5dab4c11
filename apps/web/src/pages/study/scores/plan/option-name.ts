import type { Scores } from '../use-scores.ts'

export type PlanOption = Scores['options'][number]

/** An option as the form knows it: options of the same name that differ between instruments stand apart. */
export const keyOf = ({ id, instruments }: PlanOption): string => `${id} ${instruments.join(' ')}`

/** True when another option has the same name, so that a choice must be kept for each instrument alone. */
export const isOwn = (option: PlanOption, options: readonly PlanOption[]): boolean =>
  options.some((other) => other !== option && other.id === option.id)
