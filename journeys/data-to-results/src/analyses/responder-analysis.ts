import { heatmap, proportions } from '@dacryon/pictures'
import { type FactorColumn, factorOf, numericOf } from '@dacryon/stats/data'
import {
  analyseResponders,
  computeTippingPoint,
  type MissingResponse,
  type ResponderSubject,
  type TippingPoint,
} from '@dacryon/stats/missing'
import { isEstimable } from '@dacryon/stats/result'
import { computeWilsonInterval } from '@dacryon/stats/tables'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { eventOf } from '../kit/event-of.ts'
import { exampleTable } from '../kit/example-table.ts'
import { counts, estimateColumns, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'
import { twoGroups } from '../kit/two-groups.ts'

const policies = [
  { policy: 'non-responder', label: 'Non-responder imputation' },
  { policy: 'observed', label: 'Observed cases' },
  { policy: 'worst-case', label: 'Worst case' },
] as const satisfies readonly { readonly policy: MissingResponse; readonly label: string }[]

interface Arms {
  readonly compared: string
  readonly reference: string
}

const analyse = (subjects: readonly ResponderSubject[], level: number) =>
  policies.map((own) => ({ ...own, result: analyseResponders(subjects, own.policy, level) }))

type Analysed = ReturnType<typeof analyse>

/** Nobody observed in an arm: the other rules still answer. */
const resultsTable = (found: Analysed, { compared, reference }: Arms, level: number): ResultTable => ({
  id: 'responders',
  title: 'Response under each rule for missing responses',
  columns: [
    words('rule', 'Missing responses'),
    counts('n1', `n, ${compared}`),
    shares('p1', `Responders, ${compared}`),
    counts('n0', `n, ${reference}`),
    shares('p0', `Responders, ${reference}`),
    ...estimateColumns('Difference', level, 'percent'),
  ],
  rows: found.map(({ label, result }) => {
    if (!result.ok) return [label, null, null, null, null, null, null, null, null]
    const { active, placebo, riskDifference, interval, pValue } = result.value
    const used = ({ flow }: typeof active): number => flow.randomised - flow.leftOut
    return [label, used(active), active.proportion, used(placebo), placebo.proportion, ...estimateCells(riskDifference, interval, pValue)]
  }),
  note: `${compared} minus ${reference}; Wald interval and test. Worst case: missing responses fail under ${compared} and respond under ${reference}. A row without numbers: nobody was observed in an arm.`,
})

const flowTable = (found: Analysed, arms: Arms): ResultTable => ({
  id: 'flow',
  title: 'Patients',
  columns: [
    words('arm', 'Arm'),
    counts('randomised', 'Randomised'),
    counts('complete', 'Response known'),
    counts('failed', 'Failure by event'),
    counts('missing', 'Response missing'),
  ],
  rows: found
    .slice(0, 1)
    .flatMap(({ result }) =>
      result.ok ? [[arms.compared, result.value.active.flow] as const, [arms.reference, result.value.placebo.flow] as const] : [],
    )
    .map(([arm, flow]) => [arm, flow.randomised, flow.complete, flow.failedByEvent, flow.imputed]),
})

const tippingTables = (tipping: TippingPoint, { compared, reference }: Arms): readonly ResultTable[] => [
  {
    id: 'tipping-grid',
    title: 'If so many of the missing had responded',
    columns: [
      counts('active', `Responders among missing, ${compared}`),
      counts('placebo', `Responders among missing, ${reference}`),
      shares('difference', 'Difference'),
      pValues('p', 'P'),
    ],
    rows: tipping.cells.map((cell) => [cell.activeResponders, cell.placeboResponders, cell.riskDifference, cell.pValue]),
    note: 'Pooled z test, two-sided.',
  },
  {
    id: 'tipping-boundary',
    title: 'Where the conclusion tips',
    columns: [
      counts('placebo', `Responders among missing, ${reference}`),
      numbers('active', `Fewest responders among missing of ${compared} that keep it significant`),
    ],
    rows: tipping.boundary.map((point) => [point.placeboResponders, point.activeResponders]),
    note: 'Empty: not significant whatever the missing of the compared arm had done.',
  },
]

/** Cells of a picture that is still readable. */
const mostDrawn = 60

const tippingFigure = (tipping: TippingPoint, arms: Arms, missing: { readonly active: number; readonly placebo: number }): Figure => {
  const [columns, rows] = [missing.active + 1, missing.placebo + 1]
  return figure('tipping-point', heatmap, {
    title: pictureTitle(`P by what the missing would have done: ${arms.compared} against ${arms.reference}`),
    subtitle: `Across: responders among the ${missing.active} missing of ${short(arms.compared)}. Down: among the ${missing.placebo} missing of ${short(arms.reference)}.`,
    rows: Array.from({ length: rows }, (_, at) => String(rows - 1 - at)),
    columns: Array.from({ length: columns }, (_, at) => String(at)),
    values: Array.from({ length: rows }, (_, at) =>
      Array.from({ length: columns }, (__, of) => {
        const p = tipping.cells[(rows - 1 - at) * columns + of]?.pValue
        return p !== undefined && isEstimable(p) ? p : null
      }),
    ),
    colour: { label: 'P', kind: 'sequential', low: 0, high: Math.min(1, Number((2 * (1 - tipping.level)).toPrecision(12))) },
    note: `The conclusion at the ${Number((1 - tipping.level).toPrecision(12))} level tips at the middle of the colour scale; P beyond its end has the last colour.`,
  })
}

const ruleFigure = (found: Analysed, { compared, reference }: Arms, measure: string, level: number): Figure =>
  figure('responders', proportions, {
    title: pictureTitle(`${measure} under each rule for missing responses`),
    measure: short(measure),
    interval: `${sayLevel(level)} confidence interval (Wilson)`,
    groups: [short(compared), short(reference)],
    clusters: found.flatMap(({ label, result }) => {
      if (!result.ok) return []
      const { active, placebo, pValue } = result.value
      const bars = [active, placebo].map(({ proportion, flow }, at) => {
        const of = flow.randomised - flow.leftOut
        const yes = Math.round(proportion * of)
        const { interval } = ask(computeWilsonInterval({ yes, of }, level))
        return { group: short(at === 0 ? compared : reference), estimate: proportion, low: interval.low, high: interval.high, yes, of }
      })
      return [{ label, bars, comparison: sayP(pValue) }]
    }),
  })

const subjectsOf = (response: FactorColumn, event: number, arm: FactorColumn, compared: number, failed: readonly boolean[]) =>
  Array.from(arm.codes).flatMap((code, row): readonly ResponderSubject[] =>
    code < 0
      ? []
      : [
          {
            active: code === compared,
            response: response.codes[row] === -1 ? null : response.codes[row] === event,
            ...(failed[row] === true && { failedByEvent: true }),
          },
        ],
  )

/** A response with missing values, under several rules. */
export const responderAnalysis = analysis({
  id: 'responder-analysis',
  title: 'Responders with missing responses',
  group: 'follow',
  question: 'Does one arm respond more often, and would the missing responses change the answer?',
  summary: `The difference of response rates of two arms under three rules for missing responses: as failures (non-responder imputation), left out
(observed cases), and the worst case for the compared arm. Then the tipping-point grid: the P value for every number of responders that could hide among
the missing of each arm.

Every row is a randomised patient; rows without an arm are left out. Patients with an event that counts as failure (rescue medicine, stopping for lack
of efficacy) are non-responders under every rule. Non-responder imputation answers for an estimand in which stopping is failure and is biased for others;
observed cases mislead where leaving depends on the outcome. Judge whether the tipping point is plausible: a grid does not tell. Where the components of
the response exist, impute them by multiple imputation rather than the response.`,
  citations: [
    {
      title: 'ICH E9 (R1) addendum on estimands and sensitivity analysis in clinical trials',
      authors: 'International Council for Harmonisation',
      year: 2019,
      where: 'ICH harmonised guideline',
    },
    {
      title: 'Missing data handling methods in medical device clinical trials',
      authors: 'Yan X, Lee S, Li N',
      year: 2009,
      where: 'J Biopharm Stat 19:1085-1098',
      doi: '10.1080/10543400903243009',
    },
  ],
  options: z.object({
    response: column('factor', 'Response of two values, empty where it is missing'),
    arm: column('factor', 'Arm of two values'),
    event: z.string().min(1).exactOptional().describe('Value that is a response; the last of the alphabet when absent'),
    reference: z.string().min(1).exactOptional().describe('Arm to compare with; the first of the alphabet when absent'),
    failure: optionalColumn('numeric', 'Column that is 1 for patients who failed by an event such as rescue, 0 or empty for others'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('responders', ['arm', 'star', 'rescue'], 120, (random, at) => {
      const active = at % 2 === 0
      const rescue = random.bernoulli(0.06)
      return [
        active ? 'active' : 'placebo',
        random.bernoulli(0.1) ? null : random.bernoulli(active ? 0.5 : 0.2) ? 'yes' : 'no',
        rescue ? 1 : 0,
      ]
    }),
    options: { response: 'star', arm: 'arm', reference: 'placebo', failure: 'rescue' },
  }),
  run: (frame, { response, arm, event, reference, failure, level }) => {
    const [answers, group] = [ask(factorOf(frame, response)), ask(factorOf(frame, arm))]
    checkLevels([answers, group])
    const at = eventOf(answers, event)
    const two = twoGroups(group, reference)
    const arms: Arms = { compared: group.levels[two.compared] ?? '', reference: group.levels[two.reference] ?? '' }
    const failed = failure === undefined ? [] : Array.from(ask(numericOf(frame, failure)).values, (value) => value === 1)
    const subjects = subjectsOf(answers, at, group, two.compared, failed)
    const found = analyse(subjects, level)
    const main = ask(analyseResponders(subjects, 'non-responder', level))
    const incomplete = (which: 'active' | 'placebo') => {
      const own = subjects.filter(({ active }) => active === (which === 'active'))
      const { flow } = main[which]
      return {
        responders: own.filter((subject) => subject.response === true && subject.failedByEvent !== true).length,
        missing: flow.imputed,
        of: flow.randomised,
      }
    }
    const [active, placebo] = [incomplete('active'), incomplete('placebo')]
    const tipping = ask(computeTippingPoint(active, placebo, level))
    const said = `${response} ${answers.levels[at]}`
    const { riskDifference, interval, pValue } = main
    const missing = active.missing + placebo.missing
    const robust =
      missing === 0
        ? 'no response is missing'
        : tipping.robust
          ? `${arms.compared} stays significantly better whatever the ${missing} missing responses were`
          : `for some of what the ${missing} missing responses may have been, ${arms.compared} is not significantly better`
    const drawable = missing > 0 && active.missing < mostDrawn && placebo.missing < mostDrawn
    return {
      ok: true,
      value: {
        counted: {
          n: frame.rows,
          used: subjects.length,
          missing: {
            ...(missing > 0 && { [response]: missing }),
            ...(frame.rows > subjects.length && { [arm]: frame.rows - subjects.length }),
          },
        },
        headline: `${said}, missing as failures: ${sayNumber(main.active.proportion, 'percent')} in ${arms.compared}, ${sayNumber(main.placebo.proportion, 'percent')} in ${arms.reference}; difference ${sayEstimate(riskDifference, interval, 'percent')}, ${sayP(pValue)}; ${robust}.`,
        methods: `The proportions with ${said} were compared between ${arms.compared} and ${arms.reference} among all randomised patients by their difference with Wald's ${sayLevel(level)} confidence interval and test, two-sided. Missing responses counted as non-response (primary), were left out (observed cases), or counted as non-response under ${arms.compared} and response under ${arms.reference} (worst case).${failure === undefined ? '' : ` Patients with ${failure} counted as non-responders under every rule.`} A tipping-point analysis gave the P value of the pooled z test for every number of responders among the missing of each arm.`,
        tables: [resultsTable(found, arms, level), flowTable(found, arms), ...(missing > 0 ? tippingTables(tipping, arms) : [])],
        figures: [
          ruleFigure(found, arms, said, level),
          ...(drawable ? [tippingFigure(tipping, arms, { active: active.missing, placebo: placebo.missing })] : []),
        ],
        warnings: found.flatMap(({ result }) =>
          result.ok ? [] : result.issues.map((issue) => ({ ...issue, severity: 'warning' as const })),
        ),
      },
    }
  },
})
