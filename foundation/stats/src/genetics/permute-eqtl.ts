import type { Outcome } from '@dacryon/core'
import { beta } from '../numeric/distributions/beta.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { nelderMead } from '../numeric/optimise/nelder-mead.ts'
import { streamOf } from '../numeric/random.ts'
import { mean, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type EqtlInput, eqtlIssues } from './eqtl.ts'
import { covariateSpace, unitResiduals } from './residualise.ts'

/** Which permutations to use: drawn from a seed, or given (0-based positions of persons, one list a permutation). */
export type Permutations = { readonly seed: string; readonly count: number } | { readonly given: readonly ArrayLike<number>[] }

/** Significance of the best marker of one gene. */
export interface GeneEqtl {
  readonly gene: string
  readonly bestMarker: string
  /** Partial correlation of the best marker in size. */
  readonly bestCorrelation: number
  readonly nominalP: number
  /** Share of permutations with a best marker at least as good, the observed one counted. */
  readonly empiricalP: number
  /** From a beta distribution fitted to the permuted smallest p-values. */
  readonly betaP: Estimable
  /** Largest correlation in size of each permutation. */
  readonly permuted: Float64Array
  /** Adjusted over all markers of the gene (max T), by marker. */
  readonly byMarker: readonly { readonly marker: string; readonly adjustedP: number }[]
}

const drawn = (permutations: Permutations, n: number): readonly ArrayLike<number>[] => {
  if ('given' in permutations) return permutations.given
  const persons = Array.from({ length: n }, (_, i) => i)
  // the same permutations for every gene and marker, so that correlations between them are kept
  return Array.from({ length: permutations.count }, (_, b) => streamOf(permutations.seed, 'genetics/eqtl', b).shuffle(persons))
}

/** Shapes of the beta distribution of the smallest p, from moments to the largest likelihood. */
const fitBeta = (smallest: Float64Array): readonly [number, number] | undefined => {
  const [m, v] = [mean(smallest), variance(smallest)]
  if (!(v > 0) || !(m > 0 && m < 1)) return undefined
  const total = (m * (1 - m)) / v - 1
  if (!(total > 0)) return undefined
  const logs = mean(smallest.map((p) => Math.log(p)))
  const others = mean(smallest.map((p) => Math.log1p(-p)))
  const cost = ([a = 0, b = 0]: Float64Array): number => {
    const [shape, other] = [Math.exp(a), Math.exp(b)]
    // the density at 1/2 gives the constant of the distribution
    const constant = beta.logDensity(0.5, shape, other) - (shape + other - 2) * Math.log(0.5)
    return -(constant + (shape - 1) * logs + (other - 1) * others)
  }
  const found = nelderMead(cost, [Math.log(m * total), Math.log((1 - m) * total)])
  const [a = 0, b = 0] = found.point
  return [Math.exp(a), Math.exp(b)]
}

/**
 * Permutation test of the best marker of one gene: residual expression is permuted over persons, once for all markers, and the largest partial
 * correlation of each permutation is compared with the observed one. The beta approximation gives small p-values from few permutations.
 *
 * Assumes exchangeable residuals. Issues: those of `mapEqtl`; `gene-unknown`, `no-marker` (none varies), `permutation-invalid`.
 *
 * Source: Westfall PH, Young SS. Resampling-Based Multiple Testing. Wiley 1993; Ongen H et al. Bioinformatics 2016;32:1479-1485
 * (doi 10.1093/bioinformatics/btv722).
 *
 * @example permuteEqtl({ genotypes, expression }, 'IRF5', { seed: 'study', count: 1000 })
 */
export const permuteEqtl = (input: EqtlInput, gene: string, permutations: Permutations): Outcome<GeneEqtl> => {
  const { genotypes, expression, covariates = [] } = input
  const [n, row] = [expression.samples.length, expression.genes.indexOf(gene)]
  const orders = drawn(permutations, n)
  const issues = [...eqtlIssues(input)]
  if (row < 0) issues.push(inputError('gene-unknown', `There is no gene ${gene}.`, 'Check its name.', { column: 'gene', value: gene }))
  if (orders.length === 0 || orders.some((order) => order.length !== n || Array.from(order).some((i) => !(i >= 0 && i < n))))
    issues.push(
      inputError('permutation-invalid', `A permutation has not ${n} positions of persons.`, 'Give positions from 0.', {
        column: 'permutations',
      }),
    )
  if (issues.length > 0) return failed(...issues)
  const { q, rank } = covariateSpace(n, covariates)
  const degrees = n - 1 - rank
  const x = unitResiduals(genotypes.values, n, q)
  const y = unitResiduals(expression.values.subarray(row * n, (row + 1) * n), n, q)
  const markers = [...genotypes.genes.keys()].filter((m) => (x.lengths[m] ?? 0) > 0)
  if (markers.length === 0 || !((y.lengths[0] ?? 0) > 0))
    return failed(
      inputError('no-marker', `Neither ${gene} nor any marker varies beyond the covariates.`, 'Check the input.', { column: gene }),
    )
  // residuals of a permuted gene keep their length but not their right angle to the covariates; correlations are centred as Pearson's
  const sizes = (order: ArrayLike<number> | undefined): Float64Array =>
    Float64Array.from(markers, (m) => {
      let r = 0
      for (let i = 0; i < n; i++) r += (x.values[m * n + i] ?? 0) * (y.values[order === undefined ? i : (order[i] ?? 0)] ?? 0)
      return Math.abs(r)
    })
  const observed = sizes(undefined)
  const permuted = Float64Array.from(orders, (order) => Math.max(...sizes(order)))
  const best = observed.indexOf(Math.max(...observed))
  const bestCorrelation = observed[best] ?? 0
  const pOf = (r: number): number => 2 * studentT.upper(r * Math.sqrt(degrees / Math.max((1 - r) * (1 + r), 1e-300)), degrees)
  const adjusted = (r: number): number => (1 + permuted.reduce((count, value) => count + (value >= r ? 1 : 0), 0)) / (permuted.length + 1)
  const nominalP = pOf(bestCorrelation)
  const shapes = permuted.length >= 50 ? fitBeta(permuted.map(pOf)) : undefined
  return done({
    gene,
    bestMarker: genotypes.genes[markers[best] ?? 0] ?? '',
    bestCorrelation,
    nominalP,
    empiricalP: adjusted(bestCorrelation),
    betaP:
      shapes === undefined
        ? notEstimable('few-permutations', 'The beta approximation needs 50 permutations that differ.')
        : beta.cdf(nominalP, ...shapes),
    permuted,
    byMarker: markers.map((m, at) => ({ marker: genotypes.genes[m] ?? '', adjustedP: adjusted(observed[at] ?? 0) })),
  })
}
