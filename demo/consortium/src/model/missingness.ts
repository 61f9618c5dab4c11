import type { Random } from '@dacryon/core'
import type { Findings } from './findings.ts'

/**
 * Why values are absent, as data: `MCAR` nothing decides, `MAR` a value that is always observed decides, `MNAR` the absent value itself
 * decides, `design` the study did not ask for it. The variables of one mechanism go missing together.
 *
 * P(missing) = 1 / (1 + exp(-(intercept + slope * (x - centre)))), where x is the value of `on`; for a category x is 1 when it equals `is`.
 */
export interface Mechanism {
  readonly kind: 'MCAR' | 'MAR' | 'MNAR'
  readonly variables: readonly string[]
  readonly because: string
  readonly intercept: number
  readonly on?: { readonly variable: string; readonly slope: number; readonly centre: number; readonly is?: string }
}

/** Probability that the mechanism takes the values away, given what is true. */
const missingProbability = (mechanism: Mechanism, complete: Findings): number => {
  const { intercept, on } = mechanism
  if (on === undefined) return 1 / (1 + Math.exp(-intercept))
  const value = complete[on.variable]
  const x = on.is === undefined ? Number(value ?? on.centre) : value === on.is ? 1 : 0
  return 1 / (1 + Math.exp(-(intercept + on.slope * (x - on.centre))))
}

/** What is left of complete findings after the mechanisms. `context` are values of the person that are always observed. */
export const withMissingness = (complete: Findings, context: Findings, mechanisms: readonly Mechanism[], random: Random): Findings => {
  const left = { ...complete }
  const known = { ...context, ...complete }
  for (const mechanism of mechanisms)
    if (random.bernoulli(missingProbability(mechanism, known))) for (const variable of mechanism.variables) delete left[variable]
  return left
}

/** Intercept that gives a proportion when nothing else decides. */
export const logit = (proportion: number): number => Math.log(proportion / (1 - proportion))
