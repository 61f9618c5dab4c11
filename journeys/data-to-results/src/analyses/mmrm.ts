import { trajectory } from '@dacryon/pictures'
import { completeCases, type Frame, factorOf, type Term, withColumns } from '@dacryon/stats/data'
import {
  type CovarianceStructure,
  computeVisitMeans,
  fitMmrm,
  type Mmrm,
  testRepeatedTerms,
  type VisitDifference,
  type VisitMean,
} from '@dacryon/stats/repeated'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn, optionalColumns } from '../column-fields.ts'
import { figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkDistinct } from '../kit/check-distinct.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { estimateParts } from '../kit/estimate-parts.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { type Visits, visitsOf } from '../kit/visits-of.ts'
import { withReference } from '../kit/with-reference.ts'

const structureNames: Readonly<Record<CovarianceStructure, string>> = {
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

const declared: readonly CovarianceStructure[] = ['us', 'toeph', 'ar1h', 'csh', 'cs']

const triedOrder = (first: CovarianceStructure, fallback: boolean): readonly CovarianceStructure[] =>
  fallback ? [first, ...declared.slice(declared.indexOf(first) + 1).filter((one) => one !== first)] : [first]

const dfNames = { satterthwaite: 'Satterthwaite', 'kenward-roger': 'Kenward and Roger', 'between-within': 'between-within' } as const

const countsAt = (frame: Frame, arm: string, visits: Visits): ReadonlyMap<string, number> => {
  const arms = ask(factorOf(frame, arm))
  const when = ask(factorOf(frame, visits.factor.name))
  const found = new Map<string, number>()
  arms.codes.forEach((code, row) => {
    const key = `${arms.levels[code]}\n${when.levels[when.codes[row] ?? -1]}`
    found.set(key, (found.get(key) ?? 0) + 1)
  })
  return found
}

const meansTable = (means: readonly VisitMean[], n: ReadonlyMap<string, number>, level: number, unit?: string): ResultTable => ({
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

const differencesTable = (differences: readonly VisitDifference[], level: number, unit?: string): ResultTable => ({
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

const termsTable = (model: Mmrm): ResultTable => ({
  id: 'terms',
  title: 'Tests of terms (type III)',
  columns: [
    words('term', 'Term'),
    numbers('f', 'F'),
    numbers('df1', 'df, numerator'),
    numbers('df2', 'df, denominator'),
    pValues('p', 'P'),
  ],
  rows: testRepeatedTerms(model).map(({ term, test }) => [
    term.replaceAll(':', ' × '),
    ...(isEstimable(test) ? [test.statistic, ...test.df, test.pValue] : [test, test, test, test]),
  ]),
})

const covarianceTable = ({ covariance: { visits, values } }: Mmrm): ResultTable => ({
  id: 'covariance',
  title: 'Covariance of the visits',
  columns: [words('visit', 'Visit'), ...visits.map((visit, at) => numbers(`visit_${at + 1}`, visit))],
  rows: visits.map((visit, i) => [visit, ...(values[i] ?? [])]),
})

const fitTable = (model: Mmrm): ResultTable => ({
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

/** Mixed model for repeated measures. */
export const mmrm = analysis({
  id: 'mmrm',
  title: 'Mixed model for repeated measures',
  group: 'follow',
  question: 'How do arms differ in the change of a measurement at each visit of a trial?',
  summary: `One row per subject and visit, with the change from baseline. A normal model of all visits at once with arm, visit, their interaction,
baseline and baseline by visit; the visits of a subject share a covariance. Gives adjusted means by arm and visit and each arm minus the
reference.

Subjects who left contribute what was seen; no value is filled in. That is valid when leaving depends on what was observed (missing at random),
not when it depends on the value that is missing. The covariance is unstructured; where it does not converge, the declared simpler ones are
tried in their order, never chosen by the result. Rows of the baseline visit itself do not belong in the table.`,
  citations: [
    {
      title: 'Recommendations for the primary analysis of continuous endpoints in longitudinal clinical trials',
      authors: 'Mallinckrodt CH, Lane PW, Schnell D, Peng Y, Mancuso JP',
      year: 2008,
      where: 'Drug Inf J 42:303-319',
      doi: '10.1177/009286150804200402',
    },
    {
      title: 'Small sample inference for fixed effects from restricted maximum likelihood',
      authors: 'Kenward MG, Roger JH',
      year: 1997,
      where: 'Biometrics 53:983-997',
      doi: '10.2307/2533558',
    },
  ],
  options: z.object({
    outcome: column('numeric', 'Change from baseline'),
    subject: column('factor', 'Subject'),
    visit: column('either', 'Planned visit after baseline; ordered by the number in its name'),
    arm: column('factor', 'Arm'),
    baseline: optionalColumn('numeric', 'Baseline value'),
    further: optionalColumns('either', 'Further terms, such as strata of randomisation'),
    reference: z.string().min(1).exactOptional().describe('Arm to compare with; the first of the alphabet when absent'),
    baselineByVisit: z.boolean().default(true).describe('Let the effect of baseline differ between visits'),
    covariance: z
      .enum(['us', 'toeph', 'toep', 'ar1h', 'ar1', 'adh', 'ad', 'csh', 'cs'])
      .default('us')
      .describe('Covariance of visits: us is unstructured; an h at the end gives each visit its own variance'),
    fallback: z
      .boolean()
      .default(true)
      .describe('Where it does not converge, try simpler ones in the declared order us, toeph, ar1h, csh, cs'),
    df: z.enum(['satterthwaite', 'kenward-roger', 'between-within']).default('satterthwaite').describe('Degrees of freedom'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => {
    let [own, base] = [0, 0]
    return {
      csv: exampleTable('mmrm', ['subject', 'week', 'arm', 'essdai_baseline', 'essdai_change'], 180, (random, at) => {
        const [visit, subject] = [at % 3, Math.floor(at / 3)]
        if (visit === 0) [own, base] = [random.normal(0, 1.8), random.uniform(5, 14)]
        const change = -0.6 - 0.5 * visit - (subject % 2 === 0 ? 0.9 * (visit + 1) : 0) - 0.2 * (base - 9) + own + random.normal(0, 1.5)
        return [
          `S${String(subject + 1).padStart(2, '0')}`,
          [8, 16, 24][visit] ?? 0,
          subject % 2 === 0 ? 'active' : 'placebo',
          base,
          random.bernoulli(0.04 * (visit + 1)) ? null : change,
        ]
      }),
      options: {
        outcome: 'essdai_change',
        subject: 'subject',
        visit: 'week',
        arm: 'arm',
        baseline: 'essdai_baseline',
        reference: 'placebo',
      },
    }
  },
  run: (frame, options) => {
    const { outcome, subject, visit, arm, baseline, further, reference, level, df } = options
    const asked = [outcome, subject, visit, arm, ...(baseline === undefined ? [] : [baseline]), ...further]
    checkDistinct(asked)
    const cases = ask(completeCases(frame, asked))
    const when = cases.frame.columns.get(visit)
    const visits = visitsOf(when ?? ask(factorOf(cases.frame, visit)))
    const arms = withReference(ask(factorOf(cases.frame, arm)), reference)
    checkLevels([arms])
    checkLevels([visits.factor])
    const ready = withColumns(cases.frame, arms, visits.factor)
    const terms: Term[] = [[arm], [visit], [arm, visit]]
    if (baseline !== undefined) terms.push([baseline], ...(options.baselineByVisit ? [[baseline, visit]] : []))
    terms.push(...further.map((name) => [name]))
    const structures = triedOrder(options.covariance, options.fallback)
    const model = ask(fitMmrm(ready, { response: outcome, terms, subject, visit, structures, df, level }))
    const control = arms.levels[0] ?? ''
    const { means, differences } = ask(computeVisitMeans(model, { arm, visit, control }))
    const response = cases.frame.columns.get(outcome)
    const unit = response?.kind === 'numeric' ? response.unit : undefined
    const n = countsAt(ready, arm, visits)
    const lastVisit = visits.factor.levels.at(-1) ?? ''
    const last = differences.filter((one) => one.visit === lastVisit)
    const said = last.map((one) => {
      const { estimate, interval, p } = estimateParts(one.difference)
      return `${one.arm} minus ${one.control} ${sayEstimate(estimate, interval)}, ${sayP(p)}`
    })
    const place = short(visits.timed && /^-?[\d.]+$/.test(lastVisit) ? `${visit} ${lastVisit}` : lastVisit)
    const termWords = [
      'arm',
      'visit',
      'arm by visit',
      ...(baseline === undefined ? [] : ['baseline', ...(options.baselineByVisit ? ['baseline by visit'] : [])]),
      ...further,
    ]
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${outcome} at ${place}: ${said.join('; ')}.`,
        methods: `${outcome} was analysed by a mixed model for repeated measures with ${sayList(termWords)}, fitted by restricted maximum likelihood, with degrees of freedom by ${dfNames[df]}. The covariance of the visits was ${structureNames[model.structure]}${structures.length > 1 ? ` (declared order: ${sayList(structures.map((one) => structureNames[one]))}; the first that converged was used)` : ''}. Adjusted means and their differences (arm minus ${control}) are given with ${sayLevel(level)} confidence intervals. Missing visits were not imputed; rows without a value in a column of the model were left out.`,
        tables: [
          differencesTable(differences, level, unit),
          meansTable(means, n, level, unit),
          termsTable(model),
          covarianceTable(model),
          fitTable(model),
        ],
        figures: [
          figure('means', trajectory, {
            title: pictureTitle(`${outcome} by ${arm}`),
            subtitle: 'Adjusted means, mixed model for repeated measures',
            time: { label: short(visit) },
            visits: visits.factor.levels.slice(0, 40).map((label, at) => ({ time: visits.times[at] ?? at, label: short(label) })),
            value: axisOf({ name: outcome, ...(unit !== undefined && { unit }) }),
            interval: `${sayLevel(level)} confidence interval`,
            reference: { value: 0, label: 'No change' },
            series: arms.levels.slice(0, 8).map((label) => ({
              label: short(label),
              points: means
                .filter((one) => one.arm === label)
                .map((one) => ({
                  time: visits.times[visits.factor.levels.indexOf(one.visit)] ?? 0,
                  estimate: isEstimable(one.mean) ? one.mean.estimate : null,
                  low: isEstimable(one.mean) ? one.mean.interval.low : null,
                  high: isEstimable(one.mean) ? one.mean.interval.high : null,
                  n: n.get(`${label}\n${one.visit}`) ?? 0,
                })),
            })),
          }),
        ],
        warnings: once([...cases.warnings, ...model.warnings]),
      },
    }
  },
})
