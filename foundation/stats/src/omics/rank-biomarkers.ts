import type { Issue, Outcome } from '@dacryon/core'
import { quantile } from '../numeric/quantile.ts'
import { streamOf } from '../numeric/random.ts'
import { midRanks } from '../numeric/rank.ts'
import { mean } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { repeatedNames } from './expression.ts'

/** A candidate with marks from 0 (worst) to 1 (best). */
export interface BiomarkerCandidate {
  readonly name: string
  /** Effect, false discovery rate, replication, selection frequency, gain over clinical variables. */
  readonly evidence: Readonly<Record<string, number>>
  /** Assay class, sample type, analytical variation, repeatability, detection rate, cost class. */
  readonly measurability: Readonly<Record<string, number>>
}

/** Declared before looking: how much each mark counts. */
export interface BiomarkerWeights {
  readonly evidence: Readonly<Record<string, number>>
  readonly measurability: Readonly<Record<string, number>>
}

/** Options of the perturbation. */
export interface BiomarkerOptions {
  readonly seed: string
  /** Draws of weights. Default 1000. */
  readonly draws?: number
  /** Sum of the Dirichlet parameters: the larger, the closer drawn weights stay to the declared ones. Default 20. */
  readonly concentration?: number
  /** Length of the list whose membership is told. Default 10. */
  readonly top?: number
}

/** A candidate in the list. */
export interface RankedBiomarker {
  readonly name: string
  readonly evidence: number
  readonly measurability: number
  /** evidence × measurability. */
  readonly score: number
  /** 1 for the best; mean rank for equal scores. */
  readonly rank: number
  /** Ranks over the draws: mean, and the middle 90 %. */
  readonly stability: { readonly mean: number; readonly low: number; readonly high: number; readonly shareInTop: number }
}

type Part = 'evidence' | 'measurability'
const parts: readonly Part[] = ['evidence', 'measurability']

const issuesOf = (candidates: readonly BiomarkerCandidate[], weights: BiomarkerWeights): readonly Issue[] => {
  const issues = [
    ...repeatedNames(
      candidates.map(({ name }) => name),
      'candidate-twice',
      'candidate',
    ),
  ]
  if (candidates.length === 0)
    issues.push(inputError('too-few-values', 'There is no candidate.', 'Give at least one.', { column: 'candidates' }))
  for (const part of parts) {
    const each = Object.entries(weights[part])
    if (!each.some(([, weight]) => weight > 0) || each.some(([, weight]) => !(weight >= 0 && Number.isFinite(weight))))
      issues.push(
        inputError('weight-invalid', `The weights of ${part} are not all 0 or more with one above.`, 'Correct the weights.', {
          column: part,
        }),
      )
    for (const candidate of candidates)
      for (const [mark] of each) {
        const value = candidate[part][mark]
        if (value !== undefined && value >= 0 && value <= 1) continue
        issues.push(
          inputError('mark-invalid', `${candidate.name} has ${value ?? 'no'} mark for ${mark}.`, 'Give marks from 0 to 1.', {
            column: mark,
            value: candidate.name,
            expected: '0 to 1',
          }),
        )
      }
  }
  return issues.slice(0, 20)
}

/** Weighted mean of the marks of every candidate. */
const marksOf = (
  candidates: readonly BiomarkerCandidate[],
  part: Part,
  names: readonly string[],
  weights: readonly number[],
): Float64Array => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from(candidates, (candidate) =>
    names.reduce((sum, name, k) => sum + ((weights[k] ?? 0) / total) * (candidate[part][name] ?? 0), 0),
  )
}

const ranksOf = (scores: Float64Array): Float64Array => midRanks(scores.map((score) => -score)).ranks

/**
 * Shortlist of biomarkers: score = evidence × measurability, each a weighted mean of marks from 0 to 1; ranks, and how they move when the weights
 * are drawn from a Dirichlet distribution around the declared ones. The best come first.
 *
 * The order speaks for the declared weights only; candidates whose ranks overlap over the draws are not told apart.
 *
 * Issues: `candidate-twice`, `mark-invalid`, `weight-invalid`, `too-few-values`, all at once (up to 20).
 *
 * @example rankBiomarkers(candidates, weights, { seed: 'shortlist 1' })[0]
 */
export const rankBiomarkers = (
  candidates: readonly BiomarkerCandidate[],
  weights: BiomarkerWeights,
  { seed, draws = 1000, concentration = 20, top = 10 }: BiomarkerOptions,
): Outcome<readonly RankedBiomarker[]> => {
  const issues = issuesOf(candidates, weights)
  if (issues.length > 0) return failed(...issues)
  const used = parts.map((part) => ({ part, each: Object.entries(weights[part]).filter(([, weight]) => weight > 0) }))
  const scoresWith = (weigh: (names: readonly string[], declared: readonly number[]) => readonly number[]): readonly Float64Array[] =>
    used.map(({ part, each }) => {
      const names = each.map(([name]) => name)
      return marksOf(
        candidates,
        part,
        names,
        weigh(
          names,
          each.map(([, weight]) => weight),
        ),
      )
    })
  const product = ([evidence, measurability]: readonly Float64Array[]): Float64Array =>
    Float64Array.from(candidates, (_, at) => (evidence?.[at] ?? 0) * (measurability?.[at] ?? 0))
  const declared = scoresWith((_, own) => own)
  const scores = product(declared)
  const ranks = ranksOf(scores)
  const drawn = candidates.map(() => new Float64Array(draws))
  for (let draw = 0; draw < draws; draw++) {
    const random = streamOf(seed, 'omics/biomarkers', draw)
    const again = ranksOf(
      product(
        scoresWith((_, own) => {
          const total = own.reduce((sum, weight) => sum + weight, 0)
          return own.map((weight) => random.gamma((concentration * weight) / total) + 1e-300)
        }),
      ),
    )
    for (const [at, own] of drawn.entries()) own[draw] = again[at] ?? 0
  }
  const ranked = candidates.map(({ name }, at) => {
    const own = drawn[at] ?? new Float64Array(1)
    return {
      name,
      evidence: declared[0]?.[at] ?? 0,
      measurability: declared[1]?.[at] ?? 0,
      score: scores[at] ?? 0,
      rank: ranks[at] ?? 0,
      stability: {
        mean: mean(own),
        low: quantile(own, 0.05),
        high: quantile(own, 0.95),
        shareInTop: own.filter((rank) => rank <= top).length / own.length,
      },
    }
  })
  return done(ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)))
}
