import type { Outcome } from '@dacryon/core'
import { powerCurve } from '@dacryon/pictures'
import type { Frame } from '@dacryon/stats/data'
import { computePowerProportions, computeResponderProbability, computeSampleSizeProportions } from '@dacryon/stats/design'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { type Figure, type Findings, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { noRows } from '../kit/design-fields.ts'
import { counts, numbers, shares, words } from '../kit/result-columns.ts'
import { sayShare } from '../kit/say.ts'

const rate = (describes: string, usual: number) => z.number().gt(0).lt(1).default(usual).describe(describes)

const domains = [
  { label: 'Systemic activity', points: 3, active: 'systemicActive', control: 'systemicControl' },
  { label: 'Patient-reported outcome', points: 3, active: 'symptomsActive', control: 'symptomsControl' },
  { label: 'Lachrymal gland', points: 1, active: 'tearActive', control: 'tearControl' },
  { label: 'Salivary gland', points: 1, active: 'salivaActive', control: 'salivaControl' },
  { label: 'Serology', points: 1, active: 'serologyActive', control: 'serologyControl' },
] as const

const threshold = 5

const options = z.object({
  systemicActive: rate('Systemic activity (3 points): share that responds, active arm', 0.5),
  systemicControl: rate('Systemic activity (3 points): share that responds, control arm', 0.3),
  symptomsActive: rate('Patient-reported outcome (3 points): share that responds, active arm', 0.45),
  symptomsControl: rate('Patient-reported outcome (3 points): share that responds, control arm', 0.28),
  tearActive: rate('Lachrymal gland (1 point): share that responds, active arm', 0.35),
  tearControl: rate('Lachrymal gland (1 point): share that responds, control arm', 0.3),
  salivaActive: rate('Salivary gland (1 point): share that responds, active arm', 0.35),
  salivaControl: rate('Salivary gland (1 point): share that responds, control arm', 0.25),
  serologyActive: rate('Serology (1 point): share that responds, active arm', 0.4),
  serologyControl: rate('Serology (1 point): share that responds, control arm', 0.15),
  correlation: z.number().min(0).max(0.95).default(0.25).describe('Latent correlation of every two domains'),
  spread: z.number().min(0).max(0.5).default(0.15).describe('How much lower and higher the correlation may be'),
  alpha: z.number().gt(0).lt(0.5).default(0.05).describe('Level of the two-sided test'),
  power: z.number().min(0.5).lt(1).default(0.9).describe('Power that is wanted'),
  dropout: z.number().min(0).lt(0.9).default(0.1).describe('Share of patients expected to be lost'),
})

type Asked = z.output<typeof options>

/** The STAR response of both arms and the patients needed at one latent correlation. */
const planAt = (asked: Asked, correlation: number) => {
  const chance = (arm: 'active' | 'control'): number =>
    ask(
      computeResponderProbability({
        marginals: domains.map((domain) => asked[domain[arm]]),
        correlation,
        points: domains.map(({ points }) => points),
        threshold,
      }),
    )
  const rates = { p1: chance('active'), p2: chance('control') }
  const { alpha, power, dropout } = asked
  return { correlation, rates, size: ask(computeSampleSizeProportions(rates, { alpha, power, dropout })) }
}

type Plan = ReturnType<typeof planAt>

/** The correlation that was asked for, without the noise of the last bit, and the lower and the higher one. */
const correlationsOf = ({ correlation, spread }: Asked): readonly number[] => {
  const asked = Number(correlation.toPrecision(12))
  const near = [asked, Math.max(0, asked - spread), Math.min(0.95, asked + spread)]
  return [...new Set(near.map((value) => Number(value.toPrecision(12))))]
}

const inEachArm = ({ size }: Plan): number => size.groups[0] ?? 0

const curvesOf = (plans: readonly Plan[], { alpha }: Asked) => {
  const step = Math.max(1, Math.ceil((1.4 * Math.max(...plans.map(inEachArm))) / 30))
  const sizes = Array.from({ length: 30 }, (_, at) => (at + 1) * step)
  return plans.map(({ correlation, rates }) => ({
    correlation,
    points: sizes.map((n) => ({ x: n, power: ask(computePowerProportions(rates, n, alpha)) })),
  }))
}

type Curves = ReturnType<typeof curvesOf>

const sizesTable = (plans: readonly Plan[], note: string): ResultTable => ({
  id: 'sizes',
  title: 'Patients needed',
  columns: [
    numbers('correlation', 'Latent correlation'),
    shares('active', 'STAR response, active'),
    shares('control', 'STAR response, control'),
    shares('difference', 'Difference'),
    counts('n', 'In each arm'),
    counts('recruited', 'Recruited in each arm'),
    counts('total', 'Recruited in all'),
  ],
  rows: plans.map(({ correlation, rates, size }) => [
    correlation,
    rates.p1,
    rates.p2,
    rates.p1 - rates.p2,
    size.groups[0] ?? null,
    size.recruited[0] ?? null,
    size.recruited.reduce((total, own) => total + own, 0),
  ]),
  note,
})

const domainsTable = (asked: Asked): ResultTable => ({
  id: 'domains',
  title: 'Assumed response of the domains',
  columns: [words('domain', 'Domain'), counts('points', 'Points'), shares('active', 'Active'), shares('control', 'Control')],
  rows: domains.map(({ label, points, active, control }) => [label, points, asked[active], asked[control]]),
})

const powerTable = (curves: Curves): ResultTable => ({
  id: 'power',
  title: 'Power over the size',
  columns: [
    counts('n', 'In each arm'),
    ...curves.map(({ correlation }, at) => shares(`power-${at + 1}`, `Power, correlation ${correlation}`)),
  ],
  rows: (curves[0]?.points ?? []).map(({ x }, at) => [x, ...curves.map(({ points }) => points[at]?.power ?? null)]),
})

const powerPicture = (curves: Curves, main: Plan, { power, alpha }: Asked): Figure =>
  figure('power', powerCurve, {
    title: 'Power of a trial with STAR response',
    across: { label: 'Patients in each arm' },
    curves: curves.map(({ correlation, points }) => ({ label: `Correlation ${correlation}`, points })),
    target: power,
    note: `${sayShare(main.rates.p1)} against ${sayShare(main.rates.p2)} at correlation ${main.correlation}; two-sided level ${alpha}.`,
  })

const headlineOf = (main: Plan, plans: readonly Plan[], { power, dropout }: Asked): string => {
  const range = plans.map(inEachArm)
  const spread = plans.length > 1 ? ` (${Math.min(...range)} to ${Math.max(...range)} over the correlations)` : ''
  return `STAR response ${sayShare(main.rates.p1)} against ${sayShare(main.rates.p2)}: ${inEachArm(main)} patients in each arm${spread} give a power of ${sayShare(power)}; recruit ${main.size.recruited[0] ?? 0} in each arm with ${sayShare(dropout)} lost.`
}

const methodsOf = (main: Plan, plans: readonly Plan[], { alpha, power, dropout }: Asked): string => {
  const others = plans.slice(1).map(({ correlation }) => correlation)
  const also = others.length > 0 ? ` (also ${others.join(' and ')})` : ''
  return `Rates of the STAR response (at least ${threshold} of 9 points) were derived from the response rates of its five domains by a Gaussian copula with a latent correlation of ${main.correlation} between every two domains${also}. The number of patients in each of two equal arms was computed for the pooled z test of two proportions at the two-sided level ${alpha} and a power of ${sayShare(power)}, and enlarged for an expected loss of ${sayShare(dropout)}.`
}

const run = (_: Frame, asked: Asked): Outcome<Findings> => {
  const plans = correlationsOf(asked).map((correlation) => planAt(asked, correlation))
  const [main] = plans
  if (main === undefined) throw new RangeError('There is no plan.')
  const curves = curvesOf(plans, asked)
  return {
    ok: true,
    value: {
      counted: noRows,
      headline: headlineOf(main, plans, asked),
      methods: methodsOf(main, plans, asked),
      tables: [sizesTable(plans, main.size.method), domainsTable(asked), powerTable(curves)],
      figures: [powerPicture(curves, main, asked)],
      warnings: [],
    },
  }
}

/** Power of a trial with STAR as its endpoint. */
export const starPower = analysis({
  id: 'star-power',
  title: 'Power of a trial with STAR response',
  group: 'plan',
  question: 'How many patients does a trial need whose endpoint is the STAR response?',
  summary: `The STAR response (at least 5 of 9 points from five domains) is not planned well from a guess of its rate: it follows from the rates of its
domains and how they hang together. Domains are thresholds of correlated normal variables (a Gaussian copula with one correlation); the responder rates of
both arms, the patients needed and the power over the size are computed, for the given correlation and for a lower and a higher one.

Rates of domains are assumptions: take them from earlier trials in the same population. The power is that of the two-sided pooled z test with equal arms, by
the normal approximation; for small trials check it exactly. Missing responses counted as failures lower both rates: put that into the rates, or expect a
smaller difference. The loss of patients only enlarges the number recruited.`,
  citations: [
    {
      title:
        "Development and preliminary validation of the Sjögren's Tool for Assessing Response (STAR): a consensual composite score for assessing treatment effect in primary Sjögren's syndrome",
      authors: 'Seror R, Baron G, Camus M, et al.',
      year: 2022,
      where: 'Ann Rheum Dis 81:979-989',
      doi: '10.1136/annrheumdis-2021-222054',
    },
    {
      title: 'A method for generating high-dimensional multivariate binary variates',
      authors: 'Emrich LJ, Piedmonte MR',
      year: 1991,
      where: 'Am Stat 45:302-304',
    },
  ],
  needsData: false,
  options,
  example: () => ({ csv: '', options: {} }),
  run,
})
