import type { Issue, Outcome } from '@dacryon/core'
import type { NsstFile, RatingScale } from './coefficients.ts'
import { fitMultinomial } from './fit-multinomial.ts'
import { inputs, type NsstInput, type Subgroup, subgroups } from './subgroups.ts'

export type { NsstFile, RatingScale, Subgroup }

/** One patient whose subgroup is known. */
export type NsstRow = Readonly<Record<NsstInput, number>>

/** How to fit, and what the file says of itself. */
export interface FitOptions {
  readonly version: string
  readonly source: string
  readonly ratings: RatingScale
  /** Ridge weight on slopes per standard deviation; 0, the default, is maximum likelihood. A little of it helps separated subgroups. */
  readonly ridge?: number
}

/** A coefficient file that `nsst` takes, and how sure its numbers are. LSB is the subgroup of comparison: its coefficients are 0. */
export interface NsstFit {
  readonly file: NsstFile
  readonly standardErrors: NsstFile['classes']
  readonly logLikelihood: number
  readonly iterations: number
}

const problem = (code: string, message: string, remedy: string, line?: number): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  ...(line !== undefined && { line }),
})

const check = (rows: readonly NsstRow[], labels: readonly Subgroup[]): readonly Issue[] => [
  ...(rows.length === labels.length
    ? []
    : [problem('nsst-labels', `${rows.length} rows have ${labels.length} subgroups.`, 'Give one subgroup for every row.')]),
  ...rows.flatMap((row, at) =>
    inputs
      .filter((id) => !Number.isFinite(row[id]))
      .map((id) => problem('nsst-row', `Row ${at + 1} has no number for ${id}.`, 'Leave out rows with missing inputs.', at + 1)),
  ),
  ...subgroups
    .filter((subgroup) => !labels.includes(subgroup))
    .map((subgroup) => problem('nsst-empty-subgroup', `No row belongs to ${subgroup}.`, 'Each of the four subgroups needs rows.')),
]

const spread = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

const asClass = (values: readonly number[]) => {
  const [intercept = 0, pain = 0, fatigue = 0, dryness = 0, anxiety = 0, depression = 0] = values
  return { intercept, pain, fatigue, dryness, anxiety, depression }
}

const asClasses = ([hsb = [], ddf = [], pdf = []]: readonly (readonly number[])[]): NsstFile['classes'] => ({
  LSB: asClass([]),
  HSB: asClass(hsb),
  DDF: asClass(ddf),
  PDF: asClass(pdf),
})

/**
 * Coefficients for `nsst` from patients whose subgroup is known, by multinomial logistic regression. It takes no random numbers: equal
 * input, equal file.
 *
 * Issues: `nsst-labels`, `nsst-row`, `nsst-empty-subgroup`, all at once; `nsst-separated` when the subgroups can be told apart without
 * error or inputs follow from each other, so that there is no maximum: a ridge gives an answer then.
 */
export const fitNsst = (rows: readonly NsstRow[], labels: readonly Subgroup[], options: FitOptions): Outcome<NsstFit> => {
  const issues = check(rows, labels)
  if (issues.length > 0) return { ok: false, issues }
  const { ridge = 0, version, source, ratings } = options
  const penalty = [0, ...inputs.map((id) => ridge * spread(rows.map((row) => row[id])) ** 2)]
  const fit = fitMultinomial(
    rows.map((row) => [1, ...inputs.map((id) => row[id])]),
    labels.map((label) => subgroups.indexOf(label)),
    subgroups.length,
    penalty,
  )
  if (typeof fit === 'string') {
    const message = 'The subgroups are told apart without error, or an input follows from the others: the fit has no end.'
    return { ok: false, issues: [problem('nsst-separated', message, 'Give more patients, or a small ridge such as 0.1.')] }
  }
  const { coefficients, standardErrors, logLikelihood, iterations } = fit
  return {
    ok: true,
    value: {
      file: { version, source, ratings, classes: asClasses(coefficients) },
      standardErrors: asClasses(standardErrors),
      logLikelihood,
      iterations,
    },
  }
}
