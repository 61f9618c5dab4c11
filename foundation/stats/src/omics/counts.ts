import type { Issue, Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'
import { completeIssues, type Expression, expressionOf } from './expression.ts'

/** Counts of reads, genes by samples, with the sizes of the libraries. */
export interface Counts extends Expression {
  /** Total count of a sample over the genes given; a subset of genes may keep the sizes of the whole. */
  readonly librarySizes: Float64Array
  /** Factors that scale the sizes to effective ones; 1 before normalisation. */
  readonly factors: Float64Array
}

/** Column sums. */
const totals = ({ genes, samples, values }: Expression): Float64Array => {
  const sums = new Float64Array(samples.length)
  for (let g = 0; g < genes.length; g++)
    for (let s = 0; s < samples.length; s++) sums[s] = (sums[s] ?? 0) + (values[g * samples.length + s] ?? 0)
  return sums
}

const countIssues = (counts: Expression): readonly Issue[] => {
  const width = counts.samples.length
  const negative = counts.values.findIndex((value) => value < 0)
  const issues: Issue[] = [...completeIssues(counts)]
  if (negative >= 0)
    issues.push(
      inputError('count-negative', `${counts.genes[Math.floor(negative / width)]} has a count below zero.`, 'Give counts of reads.', {
        column: counts.genes[Math.floor(negative / width)] ?? '',
        value: String(counts.values[negative]),
        expected: 'a count of 0 or more',
      }),
    )
  return issues
}

/**
 * A matrix of read counts. Expected counts (fractions) are taken as they are.
 *
 * Issues: those of `expressionOf`; `count-negative`, `value-missing`, `library-empty` (a sample without any read).
 *
 * @example countsOf(['MX1', 'ACTB'], ['s1', 's2'], [[3, 40], [900, 1100]])
 */
export const countsOf = (
  genes: readonly string[],
  samples: readonly string[],
  values: Float64Array | readonly (readonly (number | null)[])[],
): Outcome<Counts> => {
  const made = expressionOf(genes, samples, values)
  if (!made.ok) return made
  const issues = [...countIssues(made.value)]
  const librarySizes = totals(made.value)
  for (const [s, size] of librarySizes.entries())
    if (size === 0 && issues.length < 20)
      issues.push(inputError('library-empty', `Sample ${samples[s]} has no read.`, 'Leave the sample out.', { column: samples[s] ?? '' }))
  return issues.length > 0 ? failed(...issues) : done({ ...made.value, librarySizes, factors: new Float64Array(samples.length).fill(1) })
}

/** Sizes times factors. */
export const effectiveSizes = ({ librarySizes, factors }: Counts): Float64Array => librarySizes.map((size, s) => size * (factors[s] ?? 1))

/** These genes (0-based); the sizes of the libraries are those of the genes kept, unless `keepSizes`. */
export const takeCounts = (counts: Counts, rows: readonly number[], { keepSizes = false } = {}): Counts => {
  const width = counts.samples.length
  const values = new Float64Array(rows.length * width)
  for (const [to, from] of rows.entries()) values.set(counts.values.subarray(from * width, (from + 1) * width), to * width)
  const kept = { genes: rows.map((row) => counts.genes[row] ?? ''), samples: counts.samples, values }
  return { ...kept, librarySizes: keepSizes ? counts.librarySizes : totals(kept), factors: counts.factors }
}
