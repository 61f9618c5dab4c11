import type { Issue, Outcome } from '@dacryon/core'
import { studentT } from '../numeric/distributions/student-t.ts'
import type { Expression } from '../omics/expression.ts'
import { falseDiscoveryRates } from '../omics/false-discovery.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { covariateSpace, unitResiduals } from './residualise.ts'

/** Where a marker or a gene is. */
export interface Position {
  readonly chromosome: string
  readonly base: number
}

/** What is mapped: doses and levels of the same persons, in the same order. */
export interface EqtlInput {
  /** Markers by persons: doses, NaN where missing. Names of markers stand as `genes`. */
  readonly genotypes: Expression
  readonly expression: Expression
  /** One value a person each: age, sex, ancestry components, batch. */
  readonly covariates?: readonly ArrayLike<number>[]
  /** With positions of markers and genes only pairs within `window` bases are tested (cis). */
  readonly cis?: { readonly markers: readonly Position[]; readonly genes: readonly Position[]; readonly window?: number }
}

/** One pair of marker and gene. */
export interface EqtlTest {
  readonly marker: string
  readonly gene: string
  /** Change of expression by one more allele. */
  readonly beta: number
  readonly t: number
  /** Partial correlation. */
  readonly r: number
  readonly pValue: number
  /** Benjamini-Hochberg over all pairs tested. */
  readonly adjustedP: number
}

/** All pairs, the smallest p first; equal ones in the order of markers, then genes. */
export interface EqtlMap {
  readonly n: number
  readonly tests: readonly EqtlTest[]
  readonly degrees: number
  /** Markers that do not vary beyond the covariates, and genes likewise; not tested. */
  readonly constantMarkers: readonly string[]
  readonly constantGenes: readonly string[]
}

/** What is wrong with the persons. */
export const eqtlIssues = ({ genotypes, expression, covariates = [] }: EqtlInput): readonly Issue[] => {
  const n = expression.samples.length
  const issues: Issue[] = []
  const other = genotypes.samples.findIndex((sample, i) => sample !== expression.samples[i])
  if (genotypes.samples.length !== n || other >= 0)
    issues.push(
      inputError('persons-differ', 'Genotypes and expression are not of the same persons in the same order.', 'Sort both alike.', {
        column: genotypes.samples[Math.max(0, other)] ?? 'samples',
      }),
    )
  for (const [j, covariate] of covariates.entries())
    if (covariate.length !== n || Array.from(covariate).some((value) => !Number.isFinite(value)))
      issues.push(
        inputError('covariate-invalid', `Covariate ${j + 1} has not one finite value for every person.`, 'Leave persons without it out.', {
          column: `covariate ${j + 1}`,
        }),
      )
  if (n - 2 - covariates.length < 1)
    issues.push(
      inputError('too-few-values', `${n} persons are too few for ${covariates.length} covariates.`, 'Give more persons.', {
        column: 'samples',
      }),
    )
  return issues
}

const near = (marker: Position | undefined, gene: Position | undefined, window: number): boolean =>
  marker !== undefined && gene !== undefined && marker.chromosome === gene.chromosome && Math.abs(marker.base - gene.base) <= window

/**
 * Linear association of allele doses with expression for every pair of marker and gene (or those within 1 Mb, with positions): both are
 * residualised on the covariates, `t = r sqrt(df / (1 - r²))`, df = n - 2 - covariates. Missing doses (and levels) become the mean of their
 * row. The same as a linear model with marker and covariates.
 *
 * Issues: `persons-differ`, `covariate-invalid`, `too-few-values`.
 *
 * Source: Shabalin AA. Bioinformatics 2012;28:1353-1358 (doi 10.1093/bioinformatics/bts163).
 *
 * @example mapEqtl({ genotypes, expression, covariates: [age, sex] })
 */
export const mapEqtl = (input: EqtlInput): Outcome<EqtlMap> => {
  const issues = eqtlIssues(input)
  if (issues.length > 0) return failed(...issues)
  const { genotypes, expression, covariates = [], cis } = input
  const n = expression.samples.length
  const { q, rank } = covariateSpace(n, covariates)
  const degrees = n - 1 - rank
  const [x, y] = [unitResiduals(genotypes.values, n, q), unitResiduals(expression.values, n, q)]
  const pairs: { m: number; g: number; r: number; t: number; pValue: number }[] = []
  for (let m = 0; m < genotypes.genes.length; m++) {
    if (!((x.lengths[m] ?? 0) > 0)) continue
    for (let g = 0; g < expression.genes.length; g++) {
      if (!((y.lengths[g] ?? 0) > 0)) continue
      if (cis !== undefined && !near(cis.markers[m], cis.genes[g], cis.window ?? 1e6)) continue
      let r = 0
      for (let i = 0; i < n; i++) r += (x.values[m * n + i] ?? 0) * (y.values[g * n + i] ?? 0)
      r = Math.max(-1, Math.min(1, r))
      const t = r * Math.sqrt(degrees / Math.max((1 - r) * (1 + r), 1e-300))
      pairs.push({ m, g, r, t, pValue: 2 * studentT.upper(Math.abs(t), degrees) })
    }
  }
  pairs.sort((a, b) => a.pValue - b.pValue || a.m - b.m || a.g - b.g)
  const rates = falseDiscoveryRates(pairs.map(({ pValue }) => pValue))
  const tests = pairs.map(({ m, g, r, t, pValue }, at) => ({
    marker: genotypes.genes[m] ?? '',
    gene: expression.genes[g] ?? '',
    beta: (r * (y.lengths[g] ?? 0)) / (x.lengths[m] ?? 1),
    t,
    r,
    pValue,
    adjustedP: rates[at] ?? 1,
  }))
  return done({
    n,
    tests,
    degrees,
    constantMarkers: genotypes.genes.filter((_, m) => !((x.lengths[m] ?? 0) > 0)),
    constantGenes: expression.genes.filter((_, g) => !((y.lengths[g] ?? 0) > 0)),
  })
}
