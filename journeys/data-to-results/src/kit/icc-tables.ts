import type { Icc, IccReml } from '@dacryon/stats/agreement'
import type { Estimable, Interval } from '@dacryon/stats/result'
import type { Cell, ResultTable } from '../findings.ts'
import { estimateCells } from './estimate-cells.ts'
import { estimateColumns, numbers, words } from './result-columns.ts'

/** Model of an intraclass correlation. */
export type Model = Icc['model']

const letters: Readonly<Record<Model, string>> = { oneway: '1', agreement: 'A', consistency: 'C' }

/** The models in words. */
export const meanings: Readonly<Record<Model, string>> = {
  oneway: 'one-way random',
  agreement: 'two-way, absolute agreement',
  consistency: 'two-way, consistency',
}

/** `ICC(A,1)` */
export const nameOf = (model: Model, unit: Icc['unit'], readers: number): string =>
  `ICC(${letters[model]},${unit === 'single' ? 1 : readers})`

/** Standard errors of measurement, with the smallest change that is more than error. */
export const errorTable = (rows: readonly (readonly [string, number, number | null])[], unit: string | undefined): ResultTable => ({
  id: 'errors',
  title: 'Errors of measurement',
  columns: [
    words('kind', 'Kind'),
    numbers('sem', 'Standard error of measurement', unit),
    numbers('sdc', 'Smallest detectable change', unit),
  ],
  rows,
  note: 'With agreement, differences between readers count as error; with consistency they do not. The smallest change of one subject that is more than error (95 %) is 1.96 √2 times the standard error of measurement.',
})

/** One form of the intraclass correlation as a row. */
export interface FormRow {
  readonly name: string
  readonly meaning: string
  readonly estimate: Estimable
  readonly interval: Estimable<Interval>
  readonly p: Estimable | null
  readonly rest: readonly Cell[]
}

/** Every form with its interval and test. */
export const formTable = (rows: readonly FormRow[], level: number, note: string): ResultTable => ({
  id: 'icc',
  title: 'Intraclass correlation',
  columns: [
    words('form', 'Form'),
    words('meaning', 'Meaning'),
    ...estimateColumns('Estimate', level),
    numbers('f', 'F'),
    numbers('df1', 'Degrees of freedom'),
    numbers('df2', 'Denominator degrees of freedom'),
  ],
  rows: rows.map(({ name, meaning, estimate, interval, p, rest }) => [name, meaning, ...estimateCells(estimate, interval, p), ...rest]),
  note,
})

/** Variance components. */
export const componentsTable = ({ subject, rater, residual }: IccReml['variances']): ResultTable => ({
  id: 'components',
  title: 'Variance components',
  columns: [words('component', 'Component'), numbers('variance', 'Variance')],
  rows: [
    ['subjects', subject],
    ['readers', rater],
    ['residual', residual],
  ],
})
