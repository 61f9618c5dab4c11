import type { Issue, Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'

/** Genes (or proteins) by samples, on the log2 scale unless a statistic asks for counts. */
export interface Expression {
  readonly genes: readonly string[]
  readonly samples: readonly string[]
  /** Gene by gene: the value of gene `g` in sample `s` stands at `g * samples.length + s`. NaN, inside this room only, where missing. */
  readonly values: Float64Array
}

/** Names that occur more than once, each told once, up to 20. Issues: the given code. */
export const repeatedNames = (names: readonly string[], code: string, what: string): readonly Issue[] => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const name of names) (seen.has(name) ? twice : seen).add(name)
  return [...twice]
    .slice(0, 20)
    .map((name) => inputError(code, `The ${what} ${name} occurs more than once.`, `Give each ${what} once.`, { column: what, value: name }))
}

const flat = (rows: readonly (readonly (number | null)[])[], width: number): Float64Array => {
  const values = new Float64Array(rows.length * width)
  for (const [at, row] of rows.entries()) for (let s = 0; s < width; s++) values[at * width + s] = row[s] ?? Number.NaN
  return values
}

const infinite = ({ genes, samples, values }: Expression): readonly Issue[] => {
  const issues: Issue[] = []
  for (let i = 0; i < values.length && issues.length < 20; i++) {
    const value = values[i] ?? 0
    if (Number.isFinite(value) || Number.isNaN(value)) continue
    const gene = genes[Math.floor(i / samples.length)] ?? ''
    issues.push(
      inputError('value-not-finite', `${gene} holds ${value} in sample ${samples[i % samples.length]}.`, 'Leave the value out.', {
        column: gene,
        value: String(value),
        expected: 'a finite number',
      }),
    )
  }
  return issues
}

/**
 * An expression matrix from rows (one a gene; `null` is missing) or from flat values, which are then not copied (NaN is missing).
 *
 * Issues: `lengths-differ`, `gene-twice`, `sample-twice`, `value-not-finite`, `too-few-values` where there is no gene or no sample.
 *
 * @example expressionOf(['MX1'], ['s1', 's2'], [[7.1, 9.4]])
 */
export const expressionOf = (
  genes: readonly string[],
  samples: readonly string[],
  values: Float64Array | readonly (readonly (number | null)[])[],
): Outcome<Expression> => {
  const kept = values instanceof Float64Array ? values : flat(values, samples.length)
  const ragged = values instanceof Float64Array ? undefined : values.findIndex((row) => row.length !== samples.length)
  const issues: Issue[] = [...repeatedNames(genes, 'gene-twice', 'gene'), ...repeatedNames(samples, 'sample-twice', 'sample')]
  if (genes.length === 0 || samples.length === 0)
    issues.push(inputError('too-few-values', 'The matrix has no gene or no sample.', 'Give at least one of each.'))
  if (kept.length !== genes.length * samples.length || (ragged !== undefined && ragged >= 0))
    issues.push(
      inputError(
        'lengths-differ',
        `${genes.length} genes by ${samples.length} samples do not fit the values.`,
        'Give one value for each.',
        {
          column: 'values',
          value: String(kept.length),
          expected: String(genes.length * samples.length),
        },
      ),
    )
  const expression = { genes, samples, values: kept }
  if (issues.length === 0) issues.push(...infinite(expression))
  return issues.length > 0 ? failed(...issues) : done(expression)
}

/** These genes (0-based), in this order. */
export const takeGenes = ({ genes, samples, values }: Expression, rows: readonly number[]): Expression => {
  const width = samples.length
  const kept = new Float64Array(rows.length * width)
  for (const [to, from] of rows.entries()) kept.set(values.subarray(from * width, (from + 1) * width), to * width)
  return { genes: rows.map((row) => genes[row] ?? ''), samples, values: kept }
}

/** These samples (0-based), in this order. */
export const takeSamples = ({ genes, samples, values }: Expression, columns: readonly number[]): Expression => {
  const kept = new Float64Array(genes.length * columns.length)
  for (let g = 0; g < genes.length; g++)
    for (const [to, from] of columns.entries()) kept[g * columns.length + to] = values[g * samples.length + from] ?? 0
  return { genes, samples: columns.map((column) => samples[column] ?? ''), values: kept }
}

/** Places of missing values as issues; for statistics that cannot do with them. Issues: `value-missing`. */
export const completeIssues = ({ genes, samples, values }: Expression): readonly Issue[] => {
  const at = values.findIndex((value) => Number.isNaN(value))
  if (at < 0) return []
  const gene = genes[Math.floor(at / samples.length)] ?? ''
  return [
    inputError('value-missing', `${gene} has no value in sample ${samples[at % samples.length]}.`, 'Leave the gene out, or impute first.', {
      column: gene,
    }),
  ]
}
