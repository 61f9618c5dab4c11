import { gaussLegendre, standardUpper } from '../numeric/index.ts'

/** Chances to leave at each look. */
export interface SequentialProbabilities {
  readonly upper: readonly number[]
  readonly lower: readonly number[]
}

const inverseRootTwoPi = 0.3989422804014327

/**
 * Probabilities of crossing the upper or lower bound first at each look, for the drift (mean of Z at full information). Bounds are on the z
 * scale and may be infinite; the process goes on while it lies between them.
 *
 * Formula: the recursion of Armitage, McPherson and Rowe on the scale of the score, by Gauss-Legendre rules over the part of the continuation
 * region that the process can reach.
 *
 * Source: Jennison C, Turnbull BW. Group sequential methods. 2000, chapter 19; Armitage P et al. J R Stat Soc A 1969;132:235-44.
 */
export const sequentialProbabilities = (
  times: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
  drift: number,
): SequentialProbabilities => {
  const { points: nodes, weights } = gaussLegendre(160)
  const out = { upper: [] as number[], lower: [] as number[] }
  let points = Float64Array.of(0)
  let mass = Float64Array.of(1)
  let before = 0
  times.forEach((t, look) => {
    const step = t - before
    const sd = Math.sqrt(step)
    const [low, high] = [(lower[look] as number) * Math.sqrt(t), (upper[look] as number) * Math.sqrt(t)]
    let [above, below] = [0, 0]
    points.forEach((point, at) => {
      const centre = point + drift * step
      above += (mass[at] as number) * standardUpper((high - centre) / sd)
      below += (mass[at] as number) * standardUpper((centre - low) / sd)
    })
    out.upper.push(above)
    out.lower.push(below)
    const reach = 9 * Math.sqrt(t)
    const [from, to] = [Math.max(low, drift * t - reach), Math.min(high, drift * t + reach)]
    const [middle, half] = [(from + to) / 2, Math.max(0, (to - from) / 2)]
    const nextPoints = nodes.map((node) => middle + half * node)
    const nextMass = nextPoints.map((next, at) => {
      let density = 0
      for (let i = 0; i < points.length; i++) {
        const z = (next - (points[i] as number) - drift * step) / sd
        density += (mass[i] as number) * Math.exp((-z * z) / 2)
      }
      return (density * inverseRootTwoPi * half * (weights[at] as number)) / sd
    })
    points = nextPoints as Float64Array<ArrayBuffer>
    mass = nextMass as Float64Array<ArrayBuffer>
    before = t
  })
  return out
}
