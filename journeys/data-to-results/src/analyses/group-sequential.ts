import type { Outcome } from '@dacryon/core'
import { trajectory } from '@dacryon/pictures'
import type { Frame } from '@dacryon/stats/data'
import { computeGroupSequential, type GroupSequentialDesign, type Spending } from '@dacryon/stats/design'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { type Figure, type Findings, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { noRows } from '../kit/design-fields.ts'
import { counts, numbers, pValues, shares } from '../kit/result-columns.ts'
import { sayNumber, sayShare } from '../kit/say.ts'

const spendingNames = {
  'obrien-fleming': "O'Brien and Fleming",
  pocock: 'Pocock',
  'hwang-shih-decani': 'Hwang, Shih and DeCani',
} as const

const spendingOf = (kind: keyof typeof spendingNames, gamma: number): Spending =>
  kind === 'hwang-shih-decani' ? { kind, gamma } : { kind }

const options = z.object({
  looks: z.number().int().min(2).max(10).default(3).describe('Number of looks, the last one included, equally spaced'),
  alpha: z.number().gt(0).lt(0.5).default(0.025).describe('One-sided level'),
  power: z.number().gt(0.5).lt(1).default(0.9).describe('Power'),
  spending: z.enum(['obrien-fleming', 'pocock', 'hwang-shih-decani']).default('obrien-fleming').describe('How the error is spent'),
  gamma: z.number().min(-20).max(20).default(-4).describe('Shape of the spending of Hwang, Shih and DeCani'),
  futility: z.enum(['none', 'non-binding', 'binding']).default('none').describe('Stopping for futility, by spending of the second error'),
  fixedSize: z.number().int().positive().max(1e7).exactOptional().describe('Patients of the design without looks'),
})

type Asked = z.output<typeof options>

const timesOf = ({ looks }: Asked): readonly number[] => Array.from({ length: looks }, (_, at) => (at + 1) / looks)

const designOf = (asked: Asked): GroupSequentialDesign => {
  const { alpha, power, spending, gamma, futility } = asked
  const boundary = spendingOf(spending, gamma)
  return ask(
    computeGroupSequential({
      times: timesOf(asked),
      alpha,
      power,
      boundary,
      ...(futility !== 'none' && { futility: { spending: boundary, binding: futility === 'binding' } }),
    }),
  )
}

/** Whole patients; a size that is whole but for rounding is not raised. */
const wholeUp = (size: number): number => Math.ceil(size * (1 - 1e-12))

/** Patients at the last look. */
const mostOf = (design: GroupSequentialDesign, fixedSize: number | undefined): number | undefined =>
  fixedSize === undefined ? undefined : wholeUp(fixedSize * design.inflation)

const boundsTable = (
  { upper, lower, levels, spend, method }: GroupSequentialDesign,
  times: readonly number[],
  most?: number,
): ResultTable => ({
  id: 'bounds',
  title: 'Bounds',
  columns: [
    counts('look', 'Look'),
    shares('information', 'Information'),
    ...(most === undefined ? [] : [counts('patients', 'Patients')]),
    numbers('upper', 'Efficacy, Z'),
    pValues('level', 'One-sided P at the bound'),
    pValues('spent', 'Error spent at this look'),
    ...(lower === undefined ? [] : [numbers('lower', 'Futility, Z')]),
  ],
  rows: times.map((time, at) => [
    at + 1,
    time,
    ...(most === undefined ? [] : [wholeUp(most * time)]),
    upper[at] ?? null,
    levels[at] ?? null,
    spend[at] ?? null,
    ...(lower === undefined ? [] : [lower[at] ?? null]),
  ]),
  note: `${method}. A positive Z favours the compared arm.`,
})

const costTable = ({ inflation, expectedInformation, drift }: GroupSequentialDesign): ResultTable => ({
  id: 'cost',
  title: 'Size relative to the design without looks',
  columns: [
    numbers('largest', 'Largest'),
    numbers('expected_effect', 'Expected, with the effect'),
    numbers('expected_none', 'Expected, without effect'),
    numbers('drift', 'Drift'),
  ],
  rows: [[inflation, expectedInformation.effect, expectedInformation.none, drift]],
})

const picture = ({ upper, lower }: GroupSequentialDesign, times: readonly number[], { looks, spending }: Asked): Figure => {
  const line = (label: string, bounds: readonly number[]) => ({
    label,
    points: bounds.map((estimate, at) => ({ time: times[at] ?? 0, estimate })),
  })
  return figure('bounds', trajectory, {
    title: 'Bounds of the test statistic',
    subtitle: `${looks} looks, spending of ${spendingNames[spending]}`,
    time: { label: 'Share of the information' },
    visits: times.map((time) => ({ time, label: sayShare(time) })),
    value: { label: 'Z' },
    interval: 'no interval',
    series: [line('Efficacy', upper), ...(lower === undefined ? [] : [line('Futility', lower)])],
  })
}

const headlineOf = (design: GroupSequentialDesign, { looks, fixedSize }: Asked): string => {
  const most = mostOf(design, fixedSize)
  const patients = most === undefined ? '' : ` (${most} instead of ${fixedSize})`
  return `${looks} looks stop for efficacy at Z of ${design.upper.map((bound) => sayNumber(bound)).join(', ')}; the largest size is ${sayNumber(design.inflation)} times that of the design without looks${patients}, the expected one ${sayNumber(design.expectedInformation.effect)} times with the effect.`
}

const methodsOf = ({ looks, alpha, power, spending, gamma, futility }: Asked): string => {
  const shape = spending === 'hwang-shih-decani' ? ` (gamma ${gamma})` : ''
  const stopping =
    futility === 'none'
      ? ' and no stopping for futility'
      : ` and ${futility} futility bounds by the same type of spending of the second error`
  return `A group sequential design with ${looks} equally spaced looks was computed for a one-sided level of ${alpha} and a power of ${sayShare(power)}, with error spending of the type of ${spendingNames[spending]}${shape}${stopping}.`
}

const run = (_: Frame, asked: Asked): Outcome<Findings> => {
  const [times, design] = [timesOf(asked), designOf(asked)]
  return {
    ok: true,
    value: {
      counted: noRows,
      headline: headlineOf(design, asked),
      methods: methodsOf(asked),
      tables: [boundsTable(design, times, mostOf(design, asked.fixedSize)), costTable(design)],
      figures: [picture(design, times, asked)],
      warnings: [],
    },
  }
}

/** Bounds of a group sequential trial. */
export const groupSequential = analysis({
  id: 'group-sequential',
  title: 'Group sequential design',
  group: 'plan',
  question: 'Where are the bounds for stopping a trial at interim looks, and what do the looks cost?',
  summary: `Bounds of the test statistic at each look by error spending, with futility bounds where wanted, and the information needed relative to a
design without looks (multiply the fixed sample size by it).

The looks are planned at equal steps of information; when one comes earlier or later, its bound is computed again from what was spent. Futility
bounds that are not binding may be overruled without inflating the error.`,
  citations: [
    {
      title: 'Discrete sequential boundaries for clinical trials',
      authors: 'Lan KKG, DeMets DL',
      year: 1983,
      where: 'Biometrika 70:659-663',
      doi: '10.1093/biomet/70.3.659',
    },
    {
      title: 'Group Sequential Methods with Applications to Clinical Trials',
      authors: 'Jennison C, Turnbull BW',
      year: 2000,
      where: 'Chapman and Hall',
    },
  ],
  needsData: false,
  options,
  example: () => ({ csv: '', options: { looks: 3, futility: 'non-binding' as const, fixedSize: 212 } }),
  run,
})
