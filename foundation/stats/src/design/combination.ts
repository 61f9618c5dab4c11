import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare, normal, productCorrelationUpper } from '../numeric/index.ts'
import { done, failed, inputError } from '../result/index.ts'

const probabilityIssues = (values: readonly number[], name: string): readonly Issue[] =>
  values.length > 0 && values.every((p) => p > 0 && p <= 1)
    ? []
    : [inputError('p-invalid', `${name} holds ${values.join(', ')}.`, 'Give probabilities above 0 and at most 1.', { column: name })]

/**
 * One p value from independent stages by the weighted inverse normal: `1 - Φ(Σ w_i z_i)`, the squares of the weights adding up to 1. The weights
 * must be fixed before the data. One-sided p values.
 *
 * Source: Lehmacher W, Wassmer G. Biometrics 1999;55:1286-90. Issues: `p-invalid`, `weights-invalid`.
 *
 * @example
 * combineInverseNormal([0.03, 0.015]) // 0.002089
 */
export const combineInverseNormal = (stages: readonly number[], weights?: readonly number[]): Outcome<number> => {
  const w = weights ?? stages.map(() => Math.sqrt(1 / stages.length))
  const total = w.reduce((sum, weight) => sum + weight * weight, 0)
  const issues = [
    ...probabilityIssues(stages, 'stages'),
    ...(w.length === stages.length && Math.abs(total - 1) < 1e-9
      ? []
      : [
          inputError(
            'weights-invalid',
            `The squares of the weights add up to ${total}.`,
            'Give one weight for each stage, with squares adding up to 1.',
          ),
        ]),
  ]
  if (issues.length > 0) return failed(...issues)
  if (stages.includes(1)) return done(1)
  return done(normal.upper(stages.reduce((sum, p, at) => sum + (w[at] as number) * normal.quantileUpper(p), 0)))
}

/** One p value from independent stages by Fisher's product. Issues: `p-invalid`. @example combineFisher([0.03, 0.015]) // 0.003918 */
export const combineFisher = (stages: readonly number[]): Outcome<number> => {
  const issues = probabilityIssues(stages, 'stages')
  return issues.length > 0
    ? failed(...issues)
    : done(chiSquare.upper(-2 * stages.reduce((sum, p) => sum + Math.log(p), 0), 2 * stages.length))
}

export type IntersectionTest = 'simes' | 'bonferroni' | 'dunnett'

/**
 * One p value for the hypothesis that none of several arms works. Simes: `min m p_(i) / i`; Bonferroni: `min m p`; Dunnett: the chance that the
 * largest of the comparisons with one control exceeds the observed one, with the loadings √(n_i / (n_i + n_0)).
 *
 * Issues: `p-invalid`, `loadings-missing`.
 */
export const testIntersection = (pValues: readonly number[], test: IntersectionTest, loadings?: readonly number[]): Outcome<number> => {
  const issues = [
    ...probabilityIssues(pValues, 'pValues'),
    ...(test === 'dunnett' && loadings?.length !== pValues.length
      ? [inputError('loadings-missing', 'Dunnett’s test needs the sizes of arms and control.', 'Give one loading for each arm.')]
      : []),
  ]
  if (issues.length > 0) return failed(...issues)
  const least = Math.min(...pValues)
  if (test === 'bonferroni') return done(Math.min(1, pValues.length * least))
  if (test === 'dunnett' && loadings !== undefined) {
    const z = normal.quantileUpper(least)
    return done(
      productCorrelationUpper(
        pValues.map(() => z),
        { loadings, sides: 1 },
      ),
    )
  }
  return done(Math.min(1, ...pValues.toSorted((a, b) => a - b).map((p, at) => (pValues.length * p) / (at + 1))))
}

/** A closed test over stages. */
export interface ClosedCombination {
  /** For each intersection of arms (0-based, one stands alone), its p value per stage and combined. */
  readonly intersections: readonly { readonly arms: readonly number[]; readonly stages: readonly number[]; readonly combined: number }[]
  /** Adjusted p value of each arm: the largest combined one of all intersections that hold it. */
  readonly adjusted: readonly number[]
}

/**
 * Adaptive closed test of several arms over stages: each intersection is tested at each stage, stages are combined by the inverse normal, and
 * an arm's adjusted p value is the largest of its intersections. An arm dropped after a stage has `undefined` from there on and leaves the
 * intersections at that stage; one without any arm left keeps p = 1.
 *
 * Source: Bretz F et al. Stat Med 2009;28:1181-217 (doi 10.1002/sim.3538). Issues: `p-invalid`, `loadings-missing`, `weights-invalid`.
 */
export const testClosedCombination = (
  stages: readonly (readonly (number | undefined)[])[],
  options: { readonly test: IntersectionTest; readonly weights?: readonly number[]; readonly loadings?: readonly (readonly number[])[] },
): Outcome<ClosedCombination> => {
  const count = stages[0]?.length ?? 0
  if (count === 0 || count > 12 || stages.some((stage) => stage.length !== count)) {
    return failed(
      inputError('p-invalid', 'Stages must have the same number of arms, 1 to 12.', 'Give one p value or undefined for each arm.'),
    )
  }
  const intersections: { arms: number[]; stages: number[]; combined: number }[] = []
  for (let set = 2 ** count - 1; set >= 1; set--) {
    const arms = Array.from({ length: count }, (_, arm) => arm).filter((arm) => Math.floor(set / 2 ** (count - 1 - arm)) % 2 === 1)
    const found: number[] = []
    for (const [at, stage] of stages.entries()) {
      const left = arms.filter((arm) => stage[arm] !== undefined)
      if (left.length === 0) {
        found.push(1)
        continue
      }
      const loadings = options.loadings?.[at]
      const chosen = loadings === undefined ? undefined : left.map((arm) => loadings[arm] as number)
      const tested = testIntersection(
        left.map((arm) => stage[arm] as number),
        options.test,
        chosen,
      )
      if (!tested.ok) return tested
      found.push(tested.value)
    }
    const combined = combineInverseNormal(found, options.weights)
    if (!combined.ok) return combined
    intersections.push({ arms, stages: found, combined: combined.value })
  }
  const adjusted = Array.from({ length: count }, (_, arm) =>
    Math.max(...intersections.filter(({ arms }) => arms.includes(arm)).map(({ combined }) => combined)),
  )
  return done({ intersections, adjusted })
}
