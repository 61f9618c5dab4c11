import { roc as rocChart } from '@dacryon/pictures'
import { type Auc, computeAuc, computeRocCurve, findYoudenThreshold, type RocPoint, testPairedAucs } from '@dacryon/stats/accuracy'
import { completeCases, type FactorColumn, factorOf, type NumericColumn, numericOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns, optionalColumns } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { eventOf } from '../kit/event-of.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { pairsOf } from '../kit/pairs.ts'
import { counts, estimateColumns, numbers, shares, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

type Direction = 'higher' | 'lower'

interface Marker {
  readonly column: NumericColumn
  readonly direction: Direction
}

const measure = (
  { column: { name, values, unit }, direction }: Marker,
  cases: readonly boolean[],
  level: number,
  bootstrap: { readonly samples: number; readonly seed: string } | undefined,
) => {
  const scored = { scores: values, cases, direction }
  return {
    name,
    direction,
    unit,
    values,
    auc: ask(computeAuc(scored, { level })),
    curve: ask(computeRocCurve(scored)).points,
    cut: ask(findYoudenThreshold(scored, bootstrap)),
  }
}

type Measured = ReturnType<typeof measure>

const areaTable = (markers: readonly Measured[], level: number): ResultTable => ({
  id: 'areas',
  title: 'Areas under the curves',
  columns: [
    words('marker', 'Marker'),
    words('direction', 'Speaks for the event'),
    counts('events', 'With event'),
    counts('others', 'Without'),
    numbers('auc', 'AUC'),
    numbers('low', `Low, ${sayLevel(level)} CI`),
    numbers('high', `High, ${sayLevel(level)} CI`),
    words('method', 'Method'),
  ],
  rows: markers.map(({ name, direction, auc }) => {
    const [estimate, low, high] = estimateCells(auc.auc, auc.interval, null)
    return [name, `${direction} values`, auc.cases, auc.others, estimate ?? null, low ?? null, high ?? null, auc.method]
  }),
})

const cutTable = (markers: readonly Measured[]): ResultTable => ({
  id: 'youden',
  title: "Youden's thresholds",
  columns: [
    words('marker', 'Marker'),
    words('side', 'Positive when'),
    numbers('threshold', 'Threshold'),
    shares('sensitivity', 'Sensitivity'),
    shares('specificity', 'Specificity'),
    shares('ppv', 'Positive predictive value'),
    shares('npv', 'Negative predictive value'),
    numbers('index', 'Youden index'),
    numbers('corrected', 'Index, corrected for optimism'),
  ],
  rows: markers.map(({ name, direction, cut }) => [
    name,
    direction === 'higher' ? 'above' : 'below',
    cut.threshold,
    cut.sensitivity,
    cut.specificity,
    cut.ppv,
    cut.npv,
    cut.index,
    cut.corrected ?? null,
  ]),
  note: 'Predictive values hold at the share of events in this table. The threshold was chosen in these subjects: confirm it in others.',
})

const curveTable = (markers: readonly Measured[]): ResultTable => ({
  id: 'curves',
  title: 'Every threshold',
  columns: [
    words('marker', 'Marker'),
    numbers('threshold', 'Threshold'),
    shares('sensitivity', 'Sensitivity'),
    shares('specificity', 'Specificity'),
  ],
  rows: markers.flatMap(({ name, curve }) =>
    curve.map(({ threshold, sensitivity, specificity }) => [name, threshold, sensitivity, specificity]),
  ),
})

const compare = (first: Measured, second: Measured, cases: readonly boolean[], level: number) => {
  const rising = ({ values, direction }: Measured): Float64Array => (direction === 'lower' ? values.map((value) => -value) : values)
  const test = ask(testPairedAucs(rising(first), rising(second), cases, { level }))
  const names = `${first.name} minus ${second.name}`
  return isEstimable(test)
    ? {
        names,
        said: `${sayEstimate(test.difference, test.interval)}, ${sayP(test.pValue)}`,
        cells: estimateCells(test.difference, test.interval, test.pValue),
      }
    : { names, said: sayNumber(test), cells: estimateCells(first.auc.auc - second.auc.auc, test, test) }
}

/** A picture needs no more points than it has dots. */
const drawn = (curve: readonly RocPoint[]) => {
  const step = Math.ceil(curve.length / 5000)
  return curve
    .filter((_, at) => at % step === 0 || at === curve.length - 1)
    .map(({ sensitivity, specificity }) => ({ falsePositive: 1 - specificity, truePositive: sensitivity }))
    .reverse()
}

const areaOf = ({ auc, interval }: Auc) =>
  isEstimable(interval) ? { estimate: auc, low: interval.low, high: interval.high } : { estimate: auc }

const picture = (markers: readonly Measured[], event: string, level: number): Figure =>
  figure('roc', rocChart, {
    title: pictureTitle(`${event}: ROC ${markers.length === 1 ? 'curve' : 'curves'}`),
    interval: `${sayLevel(level)} CI`,
    curves: markers.slice(0, 8).map(({ name, auc, curve, cut, unit, direction }) => ({
      label: short(name),
      points: drawn(curve),
      area: areaOf(auc),
      cut: {
        falsePositive: 1 - cut.specificity,
        truePositive: cut.sensitivity,
        label: short(`${direction === 'higher' ? '>' : '<'} ${sayNumber(cut.threshold)}${unit === undefined ? '' : ` ${unit}`}`),
      },
    })),
    note: `Marked: Youden's threshold.${markers.length > 8 ? ` The first 8 of ${markers.length} markers.` : ''}`,
  })

const casesOf = (outcome: FactorColumn, event: number): readonly boolean[] => Array.from(outcome.codes, (code) => code === event)

/** Markers against a binary outcome. */
export const roc = analysis({
  id: 'roc',
  title: 'ROC curves',
  group: 'predict',
  question: 'How well does a marker tell who has the event, and does one marker do it better than another?',
  summary: `The area under the ROC curve of each marker with DeLong's interval, DeLong's paired test of every two markers, and Youden's threshold with an
index corrected for optimism by bootstrap.

The area is the chance that a patient with the event has the higher value (the lower one, for markers listed as low), ties counting half. It weighs all
thresholds alike and says nothing of calibration. Only patients with all markers are used, so that the comparison is paired. Measured in the data
that chose the marker, or that fitted the model behind it, the area is too high; for nested models fitted to the same data DeLong's test is too
conservative. P values of several pairs are not adjusted.`,
  citations: [
    {
      title: 'Comparing the areas under two or more correlated receiver operating characteristic curves: a nonparametric approach',
      authors: 'DeLong ER, DeLong DM, Clarke-Pearson DL',
      year: 1988,
      where: 'Biometrics 44:837-845',
      doi: '10.2307/2531595',
    },
    { title: 'Index for rating diagnostic tests', authors: 'Youden WJ', year: 1950, where: 'Cancer 3:32-35' },
  ],
  random: true,
  options: z.object({
    outcome: column('factor', 'Outcome of two values, such as disease or lymphoma'),
    markers: columns('numeric', 'Markers whose high values speak for the event'),
    lowMarkers: optionalColumns('numeric', 'Markers whose low values speak for the event, such as C4 or salivary flow'),
    event: z.string().min(1).exactOptional().describe('Value of the outcome that counts; the last of the alphabet when absent'),
    bootstrap: z.int().min(0).max(10_000).default(200).describe("Bootstrap samples that correct Youden's index for optimism; 0 for none"),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('roc', ['lymphoma', 'cxcl13', 'c4'], 120, (random) => {
      const ill = random.bernoulli(0.3)
      return [ill ? 'yes' : 'no', Math.exp(random.normal(ill ? 5.1 : 4.3, 0.8)), Math.max(0.02, random.normal(ill ? 0.15 : 0.21, 0.08))]
    }),
    options: { outcome: 'lymphoma', markers: ['cxcl13'], lowMarkers: ['c4'] },
  }),
  run: (frame, { outcome, markers, lowMarkers, event, bootstrap, level }, { seed }) => {
    const chosen = [...new Set([...markers, ...lowMarkers])]
    const cases = ask(completeCases(frame, [outcome, ...chosen]))
    const factor = ask(factorOf(cases.frame, outcome))
    checkLevels([factor])
    const at = eventOf(factor, event)
    const ill = casesOf(factor, at)
    const said = `${outcome} ${factor.levels[at]}`
    const measured = chosen.map((name) => {
      const marker: Marker = { column: ask(numericOf(cases.frame, name)), direction: markers.includes(name) ? 'higher' : 'lower' }
      return measure(marker, ill, level, bootstrap === 0 ? undefined : { samples: bootstrap, seed: `${seed} ${name}` })
    })
    const lone = Math.min(ill.filter(Boolean).length, ill.filter((own) => !own).length) < 2
    const pairs = lone ? [] : pairsOf(measured).map(([first, second]) => compare(first, second, ill, level))
    const areas = sayList(measured.slice(0, 4).map(({ name, auc }) => `${name} ${sayEstimate(auc.auc, auc.interval)}`))
    const best = pairs[0] === undefined ? '' : `; ${pairs[0].names}: ${pairs[0].said}`
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `AUC for ${said} (${ill.filter(Boolean).length} of ${ill.length} patients): ${areas}${best}.`,
        methods: `The ability of ${sayList(chosen)} to tell patients with ${said} was measured by the area under the ROC curve with DeLong's ${sayLevel(level)} confidence interval (on the logit scale for areas beyond 0.95; a conservative bound under perfect separation)${pairs.length > 0 ? "; areas were compared in the same patients by DeLong's test, two-sided, without adjustment for several pairs" : ''}. ${lowMarkers.length > 0 ? `Low values of ${sayList(lowMarkers)} counted as speaking for the event. ` : ''}Thresholds are Youden's${bootstrap === 0 ? '' : `, their index corrected for optimism by ${bootstrap} bootstrap samples drawn within the outcome`}. Patients without outcome or any of the markers were left out.`,
        tables: [
          areaTable(measured, level),
          ...(pairs.length === 0
            ? []
            : [
                {
                  id: 'comparisons',
                  title: 'Areas compared',
                  columns: [words('comparison', 'Comparison'), ...estimateColumns('Difference of areas', level)],
                  rows: pairs.map(({ names, cells }) => [names, ...cells]),
                  note: "DeLong's test in the same patients; P values are not adjusted for the number of pairs.",
                },
              ]),
          cutTable(measured),
          curveTable(measured),
        ],
        figures: [picture(measured, said, level)],
        warnings: once([...cases.warnings, ...measured.flatMap(({ auc, cut }) => [...auc.warnings, ...cut.warnings])]),
      },
    }
  },
})
