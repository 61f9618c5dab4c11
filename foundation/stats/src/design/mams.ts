import type { Outcome } from '@dacryon/core'
import { bivariateNormalCdf, findRoot, gaussLegendre, gaussNormal, normal } from '../numeric/index.ts'
import { done, failed, inputError } from '../result/index.ts'
import { between, wholeFrom } from './checks.ts'

export type UpperShape = 'obf' | 'pocock' | 'triangular'
export type LowerShape = { readonly kind: 'fixed'; readonly value: number } | { readonly kind: 'triangular' }

/** Two stages, several arms, one control; arms and control have equal sizes at each stage. */
export interface MamsPlan {
  readonly arms: number
  /** One-sided family-wise level. */
  readonly alpha: number
  readonly power: number
  /** Cumulative sizes at the looks relative to the first: [1, 2] for equal stages. */
  readonly sizes: readonly [number, number]
  /** Standardised effect of the one good arm, and the uninteresting effect of the others: √2 Φ⁻¹ of the chance to be better than control. */
  readonly effect: number
  readonly uninteresting: number
  readonly upper: UpperShape
  readonly lower: LowerShape
}

export interface MamsDesign {
  readonly upper: readonly [number, number]
  readonly lower: readonly [number, number]
  /** Subjects per arm at the first stage. */
  readonly perArm: number
  /** Most subjects in all. */
  readonly total: number
  readonly power: number
  readonly method: string
}

type Pair = readonly [number, number]

const boundsOf = ({ sizes, upper, lower }: MamsPlan, c: number): { readonly u: Pair; readonly l: Pair } => {
  const t = sizes[0] / sizes[1]
  const root = Math.sqrt(t)
  const first = upper === 'pocock' ? c : upper === 'obf' ? c / root : (c * (1 + t)) / root
  const last = upper === 'triangular' ? 2 * c : c
  return { u: [first, last], l: [lower.kind === 'fixed' ? lower.value : (-c * (1 - 3 * t)) / root, last] }
}

/**
 * Given the control's standardised means at both looks, an arm's Z values are √2 times normal ones: chance of dropping at the first look or
 * staying below `second` at the end, where `first` bounds the first look.
 */
const staysBelow = (control: Pair, shift: Pair, rho: number, l: number, first: number, second: number): number => {
  const scale = (z: number, at: 0 | 1): number => Math.SQRT2 * z + control[at] - shift[at]
  const dropped = normal.cdf(scale(l, 0))
  if (first <= l) return dropped
  const end = scale(second, 1)
  return dropped + bivariateNormalCdf(scale(first, 0), end, rho) - bivariateNormalCdf(scale(l, 0), end, rho)
}

/** Points of the control's two standardised means with their weights. */
const controlPoints = (rho: number, count: number): { readonly control: Pair; readonly weight: number }[] => {
  const { points, weights } = gaussNormal(count)
  const rest = Math.sqrt(1 - rho * rho)
  return Array.from(points).flatMap((a, i) =>
    Array.from(points, (b, j) => ({ control: [a, rho * a + rest * b] as const, weight: (weights[i] as number) * (weights[j] as number) })),
  )
}

const familyError = (plan: MamsPlan, c: number): number => {
  const { u, l } = boundsOf(plan, c)
  const rho = Math.sqrt(plan.sizes[0] / plan.sizes[1])
  let none = 0
  for (const { control, weight } of controlPoints(rho, 24)) none += weight * staysBelow(control, [0, 0], rho, l[0], u[0], u[1]) ** plan.arms
  return 1 - none
}

/** Chance that the good arm is the first to win, and the best of those that cross with it. */
const powerAt = (plan: MamsPlan, c: number, n: number): number => {
  const { u, l } = boundsOf(plan, c)
  const rho = Math.sqrt(plan.sizes[0] / plan.sizes[1])
  const rest = Math.sqrt(1 - rho * rho)
  const shiftOf = (effect: number): Pair => [effect * Math.sqrt(n), effect * Math.sqrt((n * plan.sizes[1]) / plan.sizes[0])]
  const [good, other] = [shiftOf(plan.effect), shiftOf(plan.uninteresting)]
  const others = plan.arms - 1
  const { points, weights } = gaussLegendre(24)
  let power = 0
  for (const { control, weight } of controlPoints(rho, 14)) {
    // in units of one arm's mean: x is the good arm's, standardised
    const edge = (z: number, at: 0 | 1): number => Math.SQRT2 * z + control[at] - good[at]
    const [drop, cross] = [edge(l[0], 0), edge(u[0], 0)]
    const far = Math.max(cross, 0) + 8
    for (let i = 0; i < points.length; i++) {
      const early = (cross + far) / 2 + ((far - cross) / 2) * (points[i] as number)
      const z = (early + good[0] - control[0]) / Math.SQRT2
      const beaten = normal.cdf(Math.SQRT2 * z + control[0] - other[0]) ** others
      power += weight * ((far - cross) / 2) * (weights[i] as number) * normal.density(early) * beaten
      const first = (drop + cross) / 2 + ((cross - drop) / 2) * (points[i] as number)
      const share = weight * ((cross - drop) / 2) * (weights[i] as number) * normal.density(first)
      if (share < 1e-9) continue
      const from = edge(u[1], 1)
      const top = Math.max(from, rho * first) + 7 * rest
      for (let j = 0; j < points.length; j++) {
        const second = (from + top) / 2 + ((top - from) / 2) * (points[j] as number)
        const density = normal.density((second - rho * first) / rest) / rest
        if (density < 1e-9) continue
        const level = (second + good[1] - control[1]) / Math.SQRT2
        power +=
          share * ((top - from) / 2) * (weights[j] as number) * density * staysBelow(control, other, rho, l[0], u[0], level) ** others
      }
    }
  }
  return power
}

/**
 * Two-stage design with several arms and one control: arms below the lower bound are dropped, the trial ends when one crosses the upper one.
 * The bounds hold the family-wise error; the size gives the chance that the one good arm wins when the others are uninteresting.
 *
 * Assumes normal outcomes of known variance (or large samples), equal sizes of arms and control at each stage, two stages.
 *
 * Source: Magirr D, Jaki T, Whitehead J. Biometrika 2012;99:494-501 (doi 10.1093/biomet/ass002).
 *
 * Issues: `argument-invalid`, `sizes-invalid`.
 */
export const computeMams = (plan: MamsPlan): Outcome<MamsDesign> => {
  const issues = [
    ...wholeFrom('arms', plan.arms, 1),
    ...between('alpha', plan.alpha, 0, 0.5),
    ...between('power', plan.power, 0, 1),
    ...between('effect', plan.effect, 0, Infinity),
    ...(plan.sizes[1] > plan.sizes[0] && plan.sizes[0] > 0
      ? []
      : [inputError('sizes-invalid', `The sizes are ${plan.sizes.join(', ')}.`, 'Give two rising positive sizes.', { column: 'sizes' })]),
  ]
  if (issues.length > 0) return failed(...issues)
  const c = findRoot((value) => familyError(plan, value) - plan.alpha, 0.5, 6, 1e-9)?.root
  if (c === undefined) return failed(inputError('level-not-reached', 'No bounds of this shape hold the level.', 'Choose another shape.'))
  const { u, l } = boundsOf(plan, c)
  let [low, high] = [0, 8]
  while (powerAt(plan, c, high) < plan.power && high < 1e6) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (powerAt(plan, c, middle) >= plan.power) high = middle
    else low = middle
  }
  const total = Math.ceil(((plan.arms + 1) * high * plan.sizes[1]) / plan.sizes[0])
  return done({ upper: u, lower: l, perArm: high, total, power: powerAt(plan, c, high), method: 'Multi-arm multi-stage, two stages' })
}
