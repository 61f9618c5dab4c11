import type { Issue, Outcome, Random } from '@dacryon/core'
import { choleskyFactor } from '../numeric/matrix/cholesky.ts'
import { streamOf } from '../numeric/random.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type ArmNormal, conditionalOf, normalEm } from './normal-em.ts'

/**
 * What is assumed of values after a patient left: `missing-at-random` as if they had stayed in their arm; `jump-to-reference` from then on
 * the mean of the reference arm; `copy-reference` as if they had been in the reference arm all along.
 */
export type DropoutStrategy = 'missing-at-random' | 'jump-to-reference' | 'copy-reference'

export interface ReferenceBasedInput {
  /** Subject by subject: baseline first, then every planned visit; null where missing. */
  readonly values: readonly (readonly (number | null)[])[]
  readonly arms: readonly string[]
  readonly reference: string
  readonly strategy: DropoutStrategy
  /** Added to every value imputed after leaving, in the arms other than the reference: one for all visits, or one a column. */
  readonly delta?: number | readonly number[]
  readonly imputations?: number
  readonly seed: string
}

export interface ReferenceBasedImputation {
  readonly method: string
  /** Imputation by subject by visit. */
  readonly imputations: readonly (readonly (readonly number[])[])[]
  readonly seed: string
  readonly generator: 'Philox4x32-10'
  readonly warnings: readonly Issue[]
}

const inputIssues = ({ values, arms, reference, delta, imputations = 20 }: ReferenceBasedInput): readonly Issue[] => {
  const visits = values[0]?.length ?? 0
  const odd = values.findIndex((own) => own.length !== visits)
  const bad = values.findIndex((own) => own.some((value) => value !== null && !Number.isFinite(value)))
  const names = [...new Set(arms)]
  const empty = names.flatMap((arm) =>
    Array.from({ length: visits }, (_, t) => t)
      .filter((t) => values.filter((own, at) => arms[at] === arm && own[t] !== null).length < 2)
      .map((t) => `${arm}, column ${t + 1}`),
  )
  return [
    ...(values.length === arms.length && values.length > 3 && visits >= 1 && visits <= 30 && odd < 0
      ? []
      : [
          inputError(
            'lengths-differ',
            'Subjects, arms and visits do not fit together.',
            'Give one arm and the same visits for each subject.',
            { line: odd + 1 },
          ),
        ]),
    ...(bad < 0 ? [] : [inputError('value-not-finite', 'A value is not finite.', 'Leave it out.', { column: 'values', line: bad + 1 })]),
    ...(names.includes(reference)
      ? []
      : [inputError('level-unknown', `There is no arm ${reference}.`, `Choose one of ${names.join(', ')}.`, { column: 'reference' })]),
    ...(empty.length === 0
      ? []
      : [inputError('too-few-values', `Fewer than two values in ${empty.join('; ')}.`, 'Leave the visit out.', { column: 'values' })]),
    ...(typeof delta === 'object' && delta.length !== visits
      ? [inputError('lengths-differ', `${delta.length} deltas for ${visits} columns.`, 'Give one a column.', { column: 'delta' })]
      : []),
    ...(Number.isSafeInteger(imputations) && imputations >= 1
      ? []
      : [inputError('count-invalid', `${imputations} imputations.`, 'Give at least 1.', { column: 'imputations' })]),
  ]
}

/** Each arm drawn anew from itself. */
const drawRows = (arm: Int32Array, arms: number, random: Random): Int32Array => {
  const own = Array.from({ length: arms }, (_, a) => Array.from(arm.keys()).filter((row) => arm[row] === a))
  return Int32Array.from(own.flatMap((rows) => rows.map(() => rows[random.integer(0, rows.length - 1)] ?? 0)))
}

interface Plan {
  readonly visits: number
  readonly reference: number
  readonly strategy: DropoutStrategy
  readonly delta: readonly number[]
}

/** One subject with its missing values drawn. */
const complete = (own: Float64Array, arm: number, { means, covariance }: ArmNormal, plan: Plan, random: Random): number[] | undefined => {
  const { visits, reference, strategy, delta } = plan
  const all = Array.from({ length: visits }, (_, t) => t)
  const gone = all.filter((t) => Number.isNaN(own[t]))
  if (gone.length === 0) return [...own]
  const seen = all.filter((t) => !Number.isNaN(own[t]))
  const last = seen.at(-1) ?? -1
  const centre = (t: number): number =>
    means[(strategy === 'copy-reference' || (strategy === 'jump-to-reference' && t > last) ? reference : arm) * visits + t] as number
  const found = conditionalOf(covariance, visits, seen, gone)
  const factor = found && choleskyFactor({ rows: gone.length, columns: gone.length, data: found.left }, 1e-13)
  if (found === undefined || factor === undefined) return undefined
  const z = gone.map(() => random.normal())
  const out = [...own]
  gone.forEach((t, a) => {
    let value = centre(t)
    seen.forEach((j, b) => {
      value += (found.slope[a * seen.length + b] as number) * ((own[j] as number) - centre(j))
    })
    for (let k = 0; k <= a; k++) value += (factor.data[a * gone.length + k] as number) * (z[k] ?? 0)
    out[t] = value + (t > last && arm !== reference ? (delta[t] ?? 0) : 0)
  })
  return out
}

/**
 * Multiple imputation of a continuous outcome after dropout under a stated assumption: reference-based, or shifted by a delta (tipping
 * point when the delta is raised until the conclusion changes).
 *
 * Model: multivariate normal over baseline and visits with one mean an arm and a covariance common to the arms; its parameters are drawn
 * afresh for each imputation by a bootstrap within arms and maximum likelihood. Values missing between observed visits follow the
 * patient's own arm (under copy-reference all follow the reference). Rubin's rules overstate the variance of reference-based analyses: say
 * which variance is used. The formulas are standard; no other program's results were compared.
 *
 * Sources: Carpenter JR, Roger JH, Kenward MG. J Biopharm Stat 2013;23:1352-71 (doi 10.1080/10543406.2013.834911); Cro S et al. Stat Med
 * 2020;39:2815-42 (doi 10.1002/sim.8569).
 *
 * Issues: `lengths-differ`, `value-not-finite`, `level-unknown`, `too-few-values`, `count-invalid`, `singular`.
 *
 * @example imputeReferenceBased({ values, arms, reference: 'placebo', strategy: 'jump-to-reference', seed: 'trial' })
 */
export const imputeReferenceBased = (input: ReferenceBasedInput): Outcome<ReferenceBasedImputation> => {
  const issues = inputIssues(input)
  if (issues.length > 0) return failed(...issues)
  const { values, arms, reference, strategy, delta = 0, imputations = 20, seed } = input
  const visits = values[0]?.length ?? 0
  const names = [...new Set(arms)]
  const flat = Float64Array.from(values.flatMap((own) => own.map((value) => value ?? Number.NaN)))
  const arm = Int32Array.from(arms, (name) => names.indexOf(name))
  const shift = typeof delta === 'number' ? Array.from({ length: visits }, () => delta) : delta
  const plan = { visits, reference: names.indexOf(reference), strategy, delta: shift }
  const out: (readonly number[])[][] = []
  let rough = false
  for (let m = 0; m < imputations; m++) {
    const random = streamOf(seed, 'reference-based', m)
    const model = normalEm(flat, arm, drawRows(arm, names.length, random), names.length, visits)
    const subjects = values.map((_, at) =>
      model === undefined ? undefined : complete(flat.slice(at * visits, (at + 1) * visits), arm[at] as number, model, plan, random),
    )
    const whole = subjects.filter((own) => own !== undefined)
    if (whole.length < values.length)
      return failed(
        inputError(
          'singular',
          'The covariance of the visits cannot be found.',
          'Leave out visits with few subjects, or that repeat another.',
        ),
      )
    rough ||= model?.converged === false
    out.push(whole)
  }
  const shifted = shift.some((value) => value !== 0)
  return done({
    method: `Multiple imputation, ${strategy.replaceAll('-', ' ')}${shifted ? ' with delta' : ''}, bootstrap of a multivariate normal`,
    imputations: out,
    seed,
    generator: 'Philox4x32-10',
    warnings: [
      ...(rough
        ? [caution('not-converged', 'The likelihood of some bootstrap samples did not settle.', 'Check visits with few subjects.')]
        : []),
      ...(strategy === 'missing-at-random'
        ? []
        : [
            caution(
              'variance-convention',
              "Rubin's rules overstate the variance of reference-based analyses.",
              'Say which variance is reported.',
            ),
          ]),
    ],
  })
}
