import type { Issue } from '@dacryon/core'
import { caution, inputError } from '../result/problems.ts'
import type { Expression } from './expression.ts'

/** What the check of an expression matrix may be told. */
export interface ExpressionCheck {
  /** The values are known to be on the log2 scale although some are above 50. */
  readonly log2?: boolean
  /** Share of missing values of a gene or sample above which it is told. Default 0.2. */
  readonly missingShare?: number
  /** Sex by sample, for the comparison with XIST and genes of the Y chromosome. */
  readonly sex?: readonly ('female' | 'male' | null)[]
  /** Gene expressed from the inactive X, and genes of the Y chromosome. */
  readonly sexGenes?: { readonly x: string; readonly y: readonly string[] }
}

const scaleIssues = ({ values }: Expression): readonly Issue[] => {
  let largest = -Infinity
  for (const value of values) if (value > largest) largest = value
  if (!(largest > 50)) return []
  return [
    inputError(
      'scale-not-log2',
      `The largest value is ${largest}, too large for the log2 scale.`,
      'Take log2 first, or say that it is log2.',
      {
        column: 'values',
        value: String(largest),
        expected: 'log2 values, at most 50',
      },
    ),
  ]
}

const missingIssues = ({ genes, samples, values }: Expression, share: number): readonly Issue[] => {
  const ofGene = new Float64Array(genes.length)
  const ofSample = new Float64Array(samples.length)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue
    const g = Math.floor(i / samples.length)
    ofGene[g] = (ofGene[g] ?? 0) + 1
    ofSample[i % samples.length] = (ofSample[i % samples.length] ?? 0) + 1
  }
  const poorGenes = genes.filter((_, g) => (ofGene[g] ?? 0) > share * samples.length)
  const poorSamples = samples.filter((_, s) => (ofSample[s] ?? 0) > share * genes.length)
  const told = (what: string, names: readonly string[]): Issue[] =>
    names.length === 0
      ? []
      : [
          caution(
            `${what}-mostly-missing`,
            `${names.length} ${what}s miss more than ${100 * share} % of their values: ${names.slice(0, 10).join(', ')}.`,
            `Consider leaving these ${what}s out.`,
          ),
        ]
  return [...told('gene', poorGenes), ...told('sample', poorSamples)]
}

/** A short number that equal columns share. */
const fingerprints = ({ genes, samples, values }: Expression): Float64Array => {
  const sums = new Float64Array(samples.length)
  for (let g = 0; g < genes.length; g++)
    for (let s = 0; s < samples.length; s++) {
      const value = values[g * samples.length + s] ?? 0
      sums[s] = (sums[s] ?? 0) * 0.999 + (Number.isNaN(value) ? 0 : value)
    }
  return sums
}

const sameColumn = ({ genes, samples, values }: Expression, a: number, b: number): boolean => {
  for (let g = 0; g < genes.length; g++) if (!Object.is(values[g * samples.length + a], values[g * samples.length + b])) return false
  return true
}

const duplicateIssues = (expression: Expression): readonly Issue[] => {
  const first = new Map<number, number>()
  const issues: Issue[] = []
  for (const [s, print] of fingerprints(expression).entries()) {
    const known = first.get(print)
    if (known === undefined) first.set(print, s)
    else if (sameColumn(expression, known, s))
      issues.push(
        inputError(
          'sample-duplicated',
          `Samples ${expression.samples[known]} and ${expression.samples[s]} hold the same values.`,
          'Leave one of them out.',
          { column: expression.samples[s] ?? '' },
        ),
      )
  }
  return issues.slice(0, 20)
}

const sexIssues = (expression: Expression, { sex, sexGenes }: ExpressionCheck): readonly Issue[] => {
  if (sex === undefined) return []
  const { x, y } = sexGenes ?? { x: 'XIST', y: ['RPS4Y1', 'DDX3Y', 'KDM5D', 'EIF1AY', 'UTY'] }
  const width = expression.samples.length
  const rowOf = (gene: string): number => expression.genes.indexOf(gene)
  const yRows = y.map(rowOf).filter((row) => row >= 0)
  const xRow = rowOf(x)
  if (xRow < 0 || yRows.length === 0) return []
  const wrong = expression.samples.filter((_, s) => {
    const onX = expression.values[xRow * width + s] ?? 0
    const onY = yRows.reduce((sum, row) => sum + (expression.values[row * width + s] ?? 0), 0) / yRows.length
    return (sex[s] === 'female' && onX < onY) || (sex[s] === 'male' && onX > onY)
  })
  if (wrong.length === 0) return []
  return [
    caution(
      'sex-mismatch',
      `The genes of the sex chromosomes speak against the recorded sex of ${wrong.join(', ')}.`,
      'Look for exchanged samples.',
    ),
  ]
}

/**
 * What a reader of an expression matrix must know before anything is computed from it.
 *
 * Issues: `scale-not-log2` (a value above 50, unless `log2` is said), `sample-duplicated` (two samples with the same values) as errors;
 * `gene-mostly-missing`, `sample-mostly-missing`, `sex-mismatch` (XIST below the mean of the Y genes in a woman, above it in a man) as warnings.
 *
 * @example checkExpression(expression, { log2: true })
 */
export const checkExpression = (expression: Expression, options: ExpressionCheck = {}): readonly Issue[] => [
  ...(options.log2 === true ? [] : scaleIssues(expression)),
  ...missingIssues(expression, options.missingShare ?? 0.2),
  ...duplicateIssues(expression),
  ...sexIssues(expression, options),
]
