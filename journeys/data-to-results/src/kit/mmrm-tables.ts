import { type Frame, factorOf } from '@dacryon/stats/data'
import type { CovarianceStructure, Mmrm, VisitDifference, VisitMean } from '@dacryon/stats/repeated'
import type { ResultTable } from '../findings.ts'
import { ask } from './ask.ts'
import { estimateCells } from './estimate-cells.ts'
import { estimateParts } from './estimate-parts.ts'
import { counts, estimateColumns, numbers, words } from './result-columns.ts'
import type { Visits } from './visits-of.ts'

/** Covariance structures of visits in words. */
export const structureNames: Readonly<Record<CovarianceStructure, string>> = {
  us: 'unstructured',
  toeph: 'heterogeneous Toeplitz',
  toep: 'Toeplitz',
  ar1h: 'heterogeneous first-order autoregressive',
  ar1: 'first-order autoregressive',
  adh: 'heterogeneous ante-dependence',
  ad: 'ante-dependence',
  csh: 'heterogeneous compound symmetry',
  cs: 'compound symmetry',
}

/** How many are observed in each arm at each visit, under `arm\nvisit`. */
export const countsAt = (frame: Frame, arm: string, visits: Visits): ReadonlyMap<string, number> => {
  const arms = ask(factorOf(frame, arm))
  const when = ask(factorOf(frame, visits.factor.name))
  const found = new Map<string, number>()
  arms.codes.forEach((code, row) => {
    const key = `${arms.levels[code]}\n${when.levels[when.codes[row] ?? -1]}`
    found.set(key, (found.get(key) ?? 0) + 1)
  })
  return found
}

/** Adjusted means of each arm at each visit. */
export const meansTable = (means: readonly VisitMean[], n: ReadonlyMap<string, number>, level: number, unit?: string): ResultTable => ({
  id: 'means',
  title: 'Adjusted means by visit',
  columns: [
    words('visit', 'Visit'),
    words('arm', 'Arm'),
    counts('n', 'n'),
    ...estimateColumns('Adjusted mean', level, 'number', unit).slice(0, 3),
    numbers('se', 'Standard error', unit),
  ],
  rows: means.map(({ arm, visit, mean }) => {
    const { estimate, interval, standardError, p } = estimateParts(mean)
    return [visit, arm, n.get(`${arm}\n${visit}`) ?? 0, ...estimateCells(estimate, interval, p).slice(0, 3), standardError]
  }),
  note: 'Least squares means: numeric columns at their mean, categories with equal weight; n observed at the visit.',
})

/** Each arm minus the reference at each visit. */
export const differencesTable = (differences: readonly VisitDifference[], level: number, unit?: string): ResultTable => ({
  id: 'differences',
  title: 'Differences by visit',
  columns: [
    words('visit', 'Visit'),
    words('comparison', 'Comparison'),
    ...estimateColumns('Difference', level, 'number', unit),
    numbers('se', 'Standard error', unit),
    numbers('df', 'Degrees of freedom'),
  ],
  rows: differences.map(({ visit, arm, control, difference }) => {
    const { estimate, interval, p, standardError, df } = estimateParts(difference)
    return [visit, `${arm} minus ${control}`, ...estimateCells(estimate, interval, p), standardError, df]
  }),
  note: 'Not adjusted for the number of visits and arms.',
})

/** Variances of the visits and their covariances. */
export const covarianceTable = ({ covariance: { visits, values } }: Mmrm): ResultTable => ({
  id: 'covariance',
  title: 'Covariance of the visits',
  columns: [words('visit', 'Visit'), ...visits.map((visit, at) => numbers(`visit_${at + 1}`, visit))],
  rows: visits.map((visit, i) => [visit, ...(values[i] ?? [])]),
})

/** Size and fit of the model, and the covariances that were tried before. */
export const fitTable = (model: Mmrm): ResultTable => ({
  id: 'fit',
  title: 'Fit',
  columns: [
    words('structure', 'Covariance'),
    counts('subjects', 'Subjects'),
    counts('rows', 'Rows'),
    numbers('log_likelihood', 'Restricted log-likelihood'),
    numbers('aic', 'AIC'),
    numbers('bic', 'BIC'),
    words('failed', 'Tried before'),
  ],
  rows: [
    [
      structureNames[model.structure],
      model.subjects,
      model.counted.used,
      model.logLikelihood,
      model.aic,
      model.bic,
      model.failed.map(({ structure }) => structureNames[structure]).join(', '),
    ],
  ],
})
