import type { Outcome } from '@dacryon/core'
import { trajectory } from '@dacryon/pictures'
import { completeCases, type Frame, factorOf, type Term, withColumns } from '@dacryon/stats/data'
import { type CovarianceStructure, computeVisitMeans, fitMmrm, type VisitDifference, type VisitMean } from '@dacryon/stats/repeated'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn, optionalColumns } from '../column-fields.ts'
import { type Figure, type Findings, figure } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkDistinct } from '../kit/check-distinct.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateParts } from '../kit/estimate-parts.ts'
import { exampleTable } from '../kit/example-table.ts'
import { countsAt, covarianceTable, differencesTable, fitTable, meansTable, structureNames } from '../kit/mmrm-tables.ts'
import { once } from '../kit/once.ts'
import { repeatedTermsTable } from '../kit/repeated-terms-table.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { type Visits, visitsOf } from '../kit/visits-of.ts'
import { withReference } from '../kit/with-reference.ts'

const declared: readonly CovarianceStructure[] = ['us', 'toeph', 'ar1h', 'csh', 'cs']

const triedOrder = (first: CovarianceStructure, fallback: boolean): readonly CovarianceStructure[] =>
  fallback ? [first, ...declared.slice(declared.indexOf(first) + 1).filter((one) => one !== first)] : [first]

const dfNames = { satterthwaite: 'Satterthwaite', 'kenward-roger': 'Kenward and Roger', 'between-within': 'between-within' } as const

const options = z.object({
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
})

type Asked = z.output<typeof options>

/** The trial as the model takes it: complete rows, the reference arm first, visits in their order. */
const trialOf = (frame: Frame, { outcome, subject, visit, arm, baseline, further, reference }: Asked) => {
  const asked = [outcome, subject, visit, arm, ...(baseline === undefined ? [] : [baseline]), ...further]
  checkDistinct(asked)
  const cases = ask(completeCases(frame, asked))
  const visits = visitsOf(cases.frame.columns.get(visit) ?? ask(factorOf(cases.frame, visit)))
  const arms = withReference(ask(factorOf(cases.frame, arm)), reference)
  checkLevels([arms])
  checkLevels([visits.factor])
  const response = cases.frame.columns.get(outcome)
  const unit = response?.kind === 'numeric' ? response.unit : undefined
  return { cases, arms, visits, ready: withColumns(cases.frame, arms, visits.factor), unit }
}

/** Terms of the model, and what they are called in a sentence. */
const termsOf = ({ arm, visit, baseline, baselineByVisit, further }: Asked): readonly { readonly term: Term; readonly name: string }[] => [
  { term: [arm], name: 'arm' },
  { term: [visit], name: 'visit' },
  { term: [arm, visit], name: 'arm by visit' },
  ...(baseline === undefined ? [] : [{ term: [baseline], name: 'baseline' }]),
  ...(baseline === undefined || !baselineByVisit ? [] : [{ term: [baseline, visit], name: 'baseline by visit' }]),
  ...further.map((name) => ({ term: [name], name })),
]

const headlineOf = ({ outcome, visit }: Asked, { factor, timed }: Visits, differences: readonly VisitDifference[]): string => {
  const last = factor.levels.at(-1) ?? ''
  const place = short(timed && /^-?[\d.]+$/.test(last) ? `${visit} ${last}` : last)
  const said = differences
    .filter((one) => one.visit === last)
    .map(({ arm, control, difference }) => {
      const { estimate, interval, p } = estimateParts(difference)
      return `${arm} minus ${control} ${sayEstimate(estimate, interval)}, ${sayP(p)}`
    })
  return `${outcome} at ${place}: ${said.join('; ')}.`
}

const methodsOf = (asked: Asked, structures: readonly CovarianceStructure[], used: CovarianceStructure, control: string): string => {
  const order =
    structures.length > 1
      ? ` (declared order: ${sayList(structures.map((one) => structureNames[one]))}; the first that converged was used)`
      : ''
  return `${asked.outcome} was analysed by a mixed model for repeated measures with ${sayList(termsOf(asked).map(({ name }) => name))}, fitted by restricted maximum likelihood, with degrees of freedom by ${dfNames[asked.df]}. The covariance of the visits was ${structureNames[used]}${order}. Adjusted means and their differences (arm minus ${control}) are given with ${sayLevel(asked.level)} confidence intervals. Missing visits were not imputed; rows without a value in a column of the model were left out.`
}

const meansPicture = (
  { outcome, arm, visit, level }: Asked,
  { arms, visits: { factor, times }, unit }: ReturnType<typeof trialOf>,
  means: readonly VisitMean[],
  n: ReadonlyMap<string, number>,
): Figure =>
  figure('means', trajectory, {
    title: pictureTitle(`${outcome} by ${arm}`),
    subtitle: 'Adjusted means, mixed model for repeated measures',
    time: { label: short(visit) },
    visits: factor.levels.slice(0, 40).map((label, at) => ({ time: times[at] ?? at, label: short(label) })),
    value: axisOf({ name: outcome, ...(unit !== undefined && { unit }) }),
    interval: `${sayLevel(level)} confidence interval`,
    reference: { value: 0, label: 'No change' },
    series: arms.levels.slice(0, 8).map((label) => ({
      label: short(label),
      points: means
        .filter((one) => one.arm === label)
        .map((one) => ({
          time: times[factor.levels.indexOf(one.visit)] ?? 0,
          estimate: isEstimable(one.mean) ? one.mean.estimate : null,
          low: isEstimable(one.mean) ? one.mean.interval.low : null,
          high: isEstimable(one.mean) ? one.mean.interval.high : null,
          n: n.get(`${label}\n${one.visit}`) ?? 0,
        })),
    })),
  })

const run = (frame: Frame, asked: Asked): Outcome<Findings> => {
  const { outcome, subject, visit, arm, level, df } = asked
  const trial = trialOf(frame, asked)
  const { cases, arms, visits, ready, unit } = trial
  const terms = termsOf(asked).map(({ term }) => term)
  const structures = triedOrder(asked.covariance, asked.fallback)
  const model = ask(fitMmrm(ready, { response: outcome, terms, subject, visit, structures, df, level }))
  const control = arms.levels[0] ?? ''
  const { means, differences } = ask(computeVisitMeans(model, { arm, visit, control }))
  const n = countsAt(ready, arm, visits)
  return {
    ok: true,
    value: {
      counted: cases.counted,
      headline: headlineOf(asked, visits, differences),
      methods: methodsOf(asked, structures, model.structure, control),
      tables: [
        differencesTable(differences, level, unit),
        meansTable(means, n, level, unit),
        repeatedTermsTable(model),
        covarianceTable(model),
        fitTable(model),
      ],
      figures: [meansPicture(asked, trial, means, n)],
      warnings: once([...cases.warnings, ...model.warnings]),
    },
  }
}

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
  options,
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
  run,
})
