import type { Issue, Outcome } from '@dacryon/core'
import { type LinearConstraint, linearProgram } from '../numeric/optimise/linear-program.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'

/** A criterion with levels 0 (worst) to `steps` (best). */
export interface ValueCriterion {
  readonly name: string
  readonly steps: number
}

/** A level of each criterion that is named; the others are at level 0. */
export type Profile = Readonly<Record<string, number>>

/** One answer: `first` is preferred, or both are equal. */
export interface PreferenceAnswer {
  readonly first: Profile
  readonly second: Profile
  readonly relation: 'preferred' | 'equal'
}

/** An additive value model that all answers hold in. */
export interface AdditiveValues {
  /** What each step up adds, `name1`, `name2`, ... */
  readonly increments: Readonly<Record<string, number>>
  readonly objective: number
  /** Weight of each criterion from its worst to its best level, in per cent; the range over all optimal models. */
  readonly weights: readonly { readonly name: string; readonly weight: number; readonly low: number; readonly high: number }[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

const stepNames = (criteria: readonly ValueCriterion[]): readonly string[] =>
  criteria.flatMap(({ name, steps }) => Array.from({ length: steps }, (_, at) => `${name}${at + 1}`))

/** Which steps a profile has taken. */
const stepsOf = (criteria: readonly ValueCriterion[], profile: Profile): readonly number[] =>
  criteria.flatMap(({ name, steps }) => Array.from({ length: steps }, (_, at) => (at < (profile[name] ?? 0) ? 1 : 0)))

const differenceOf = (criteria: readonly ValueCriterion[], first: Profile, second: Profile): readonly number[] => {
  const other = stepsOf(criteria, second)
  return stepsOf(criteria, first).map((step, at) => step - (other[at] ?? 0))
}

const constraintOf = (criteria: readonly ValueCriterion[], { first, second, relation }: PreferenceAnswer): LinearConstraint => {
  const coefficients = differenceOf(criteria, first, second)
  return relation === 'equal' ? { coefficients, relation: '=', bound: 0 } : { coefficients, relation: '>=', bound: 1 }
}

const unitOf = (at: number, width: number): readonly number[] => Array.from({ length: width }, (_, other) => (other === at ? 1 : 0))

const atLeastOne = (width: number): readonly LinearConstraint[] =>
  Array.from({ length: width }, (_, at) => ({ coefficients: unitOf(at, width), relation: '>=', bound: 1 }))

const profileIssues = (criteria: readonly ValueCriterion[], answers: readonly PreferenceAnswer[]): readonly Issue[] => {
  const steps = new Map(criteria.map((one) => [one.name, one.steps]))
  const fits = (profile: Profile): boolean =>
    Object.entries(profile).every(([name, level]) => Number.isInteger(level) && level >= 0 && level <= (steps.get(name) ?? -1))
  const wrong = answers.findIndex(({ first, second }) => !fits(first) || !fits(second))
  return [
    ...(criteria.length < 2 || criteria.some((one) => !Number.isInteger(one.steps) || one.steps < 1)
      ? [inputError('criteria-invalid', 'Values need two criteria with a step or more each.', 'Give more.')]
      : []),
    ...(wrong >= 0
      ? [inputError('profile-invalid', `Answer ${wrong + 1} has a level that is none.`, 'Correct it.', { line: wrong + 1 })]
      : []),
  ]
}

/**
 * Additive values of criteria from pairwise rankings of profiles (PAPRIKA): the smallest increments, at least 1 each, at which every
 * preferred profile is worth 1 or more above the other, and equal ones are worth the same.
 *
 * Meaning: weights of criteria that agree with all answers. Often many models do: the range of each weight over all optimal models is given;
 * a wide range asks for more answers (`openTradeOffs`).
 *
 * Source: Hansen P, Ombler F. J Multi-Crit Decis Anal 2008;15:87-107 (doi 10.1002/mcda.428).
 *
 * Issues: `criteria-invalid`, `profile-invalid`, `contradiction`.
 *
 * @example
 * fitAdditiveValues([{ name: 'a', steps: 1 }, { name: 'b', steps: 1 }], [{ first: { a: 1 }, second: { b: 1 }, relation: 'preferred' }]) // a 2, b 1
 */
export const fitAdditiveValues = (criteria: readonly ValueCriterion[], answers: readonly PreferenceAnswer[]): Outcome<AdditiveValues> => {
  const issues = profileIssues(criteria, answers)
  if (issues.length > 0) return failed(...issues)
  return solveIncrements(
    criteria,
    answers.map((answer) => constraintOf(criteria, answer)),
  )
}

/** The same from conditions on the increments themselves, in the order `name1`, `name2`, ... of the criteria. Issues: `contradiction`. */
export const solveIncrements = (criteria: readonly ValueCriterion[], conditions: readonly LinearConstraint[]): Outcome<AdditiveValues> => {
  const names = stepNames(criteria)
  const width = names.length
  const all = [...conditions, ...atLeastOne(width)]
  const total: readonly number[] = Array.from({ length: width }, () => 1)
  const best = linearProgram(total, all)
  if (best.kind !== 'optimal')
    return failed(inputError('contradiction', 'No additive model agrees with all answers.', 'Ask again about the answers that contradict.'))
  const optimal: LinearConstraint = { coefficients: total, relation: '=', bound: best.value }
  const own = criteria.map((_, at) => {
    const before = criteria.slice(0, at).reduce((sum, { steps }) => sum + steps, 0)
    return names.map((_name, step): number => (step >= before && step < before + (criteria[at]?.steps ?? 0) ? 1 : 0))
  })
  const share = (value: number): number => (100 * value) / best.value
  const extreme = (coefficients: readonly number[], sign: 1 | -1): number => {
    const found = linearProgram(
      coefficients.map((value) => sign * value),
      [...all, optimal],
    )
    return found.kind === 'optimal' ? sign * found.value : Number.NaN
  }
  const weights = criteria.map(({ name }, at) => {
    const mine = own[at] ?? []
    const value = mine.reduce((sum: number, step, k) => sum + step * (best.point[k] ?? 0), 0)
    const [low, high] = [extreme(mine, 1), extreme(mine, -1)]
    return { name, weight: share(value), low: share(Number.isNaN(low) ? value : low), high: share(Number.isNaN(high) ? value : high) }
  })
  const wide = weights.some(({ low, high }) => high - low > 1e-6)
  return done({
    increments: Object.fromEntries(names.map((name, at) => [name, best.point[at] ?? 0])),
    objective: best.value,
    weights,
    method: 'Additive values by linear programme',
    warnings: wide ? [caution('several-optima', 'Several models agree with the answers equally well.', 'Look at the ranges.')] : [],
  })
}

/** Two profiles of which neither dominates the other. */
export interface TradeOff {
  readonly first: Profile
  readonly second: Profile
}

/**
 * Trade-offs between two criteria at a time that the answers do not yet decide: what to ask next. Decided ones (also over other answers)
 * are left out, by asking for each whether the opposite is possible.
 *
 * Issues: those of `fitAdditiveValues`.
 */
export const openTradeOffs = (criteria: readonly ValueCriterion[], answers: readonly PreferenceAnswer[]): Outcome<readonly TradeOff[]> => {
  const fit = fitAdditiveValues(criteria, answers)
  if (!fit.ok) return fit
  const conditions = [...answers.map((answer) => constraintOf(criteria, answer)), ...atLeastOne(stepNames(criteria).length)]
  const possible = (first: Profile, second: Profile): boolean => {
    const coefficients = differenceOf(criteria, first, second)
    const zero = coefficients.map(() => 0)
    return linearProgram(zero, [...conditions, { coefficients, relation: '>=', bound: 1 }]).kind === 'optimal'
  }
  const levels = ({ steps }: ValueCriterion): readonly number[] => Array.from({ length: steps }, (_, at) => at + 1)
  const pairs = criteria.flatMap((one, at) =>
    criteria
      .slice(at + 1)
      .flatMap((other) =>
        levels(one).flatMap((a) => levels(other).map((b) => ({ first: { [one.name]: a }, second: { [other.name]: b } }))),
      ),
  )
  return done(pairs.filter(({ first, second }) => possible(first, second) && possible(second, first)))
}
