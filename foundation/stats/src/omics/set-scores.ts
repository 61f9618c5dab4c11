import { hasErrors, type Issue, type Outcome } from '@dacryon/core'
import { caution, done, failed } from '../result/problems.ts'
import { completeIssues, type Expression } from './expression.ts'
import { type CoverageOptions, type FoundSet, findGeneSets, type GeneSet } from './gene-sets.ts'

/** A score of every set in every sample. */
export interface SetScores {
  readonly sets: readonly string[]
  readonly samples: readonly string[]
  /** Set by set. */
  readonly values: Float64Array
  /** Genes that entered the score of each set and genes that were not measured. */
  readonly coverage: readonly { readonly set: string; readonly used: readonly string[]; readonly missing: readonly string[] }[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** The sets, or why they cannot be scored. */
export const scoredSets = (
  expression: Expression,
  sets: readonly GeneSet[],
  options: CoverageOptions,
): Outcome<{ readonly sets: readonly FoundSet[]; readonly warnings: readonly Issue[] }> => {
  const { sets: found, issues } = findGeneSets(expression.genes, sets, options)
  const missing = completeIssues(expression)
  if (hasErrors(issues) || missing.length > 0) return failed(...issues.filter(({ severity }) => severity === 'error'), ...missing)
  return done({ sets: found, warnings: issues })
}

/** Assembles scores: `scoreOf` gives the scores of one set in all samples. */
export const assembleScores = (
  { genes, samples }: Expression,
  { sets, warnings }: { readonly sets: readonly FoundSet[]; readonly warnings: readonly Issue[] },
  method: string,
  scoreOf: (set: FoundSet) => Float64Array,
): SetScores => {
  const values = new Float64Array(sets.length * samples.length)
  for (const [at, set] of sets.entries()) values.set(scoreOf(set), at * samples.length)
  const coverage = sets.map((set) => ({ set: set.name, used: set.rows.map((row) => genes[row] ?? ''), missing: set.missing }))
  return { sets: sets.map(({ name }) => name), samples, values, coverage, method, warnings }
}

/** Rows standardised by mean and deviation (n - 1) over these samples; constant rows are told and left out of the sets. */
export const standardisedRows = (
  { genes, samples, values }: Expression,
  over: readonly number[],
): { readonly z: Float64Array; readonly constant: ReadonlySet<number> } => {
  const n = samples.length
  const z = new Float64Array(values.length)
  const constant = new Set<number>()
  for (let g = 0; g < genes.length; g++) {
    let middle = 0
    for (const s of over) middle += values[g * n + s] ?? 0
    middle /= over.length
    let squares = 0
    for (const s of over) squares += ((values[g * n + s] ?? 0) - middle) ** 2
    const deviation = Math.sqrt(squares / (over.length - 1))
    if (!(deviation > 1e-12 * Math.max(1, Math.abs(middle)))) constant.add(g)
    for (let s = 0; s < n; s++) z[g * n + s] = ((values[g * n + s] ?? 0) - middle) / deviation
  }
  return { z, constant }
}

/** Sets without constant genes, with a note for each set that loses some; a set that loses all is an error. */
export const withoutConstant = (
  sets: readonly FoundSet[],
  constant: ReadonlySet<number>,
): { readonly sets: readonly FoundSet[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const kept = sets.map((set) => {
    const rows = set.rows.filter((row) => !constant.has(row))
    if (rows.length < set.rows.length) {
      const note = caution(
        'gene-constant',
        `${set.rows.length - rows.length} genes of ${set.name} are constant and left out.`,
        'Look at them first.',
      )
      issues.push(rows.length > 0 ? note : { ...note, severity: 'error' })
    }
    return { ...set, rows }
  })
  return { sets: kept, issues }
}

/** Sum over the rows of a set. */
export const sumRows = (values: Float64Array, n: number, rows: readonly number[]): Float64Array => {
  const total = new Float64Array(n)
  for (const row of rows) for (let s = 0; s < n; s++) total[s] = (total[s] ?? 0) + (values[row * n + s] ?? 0)
  return total
}
