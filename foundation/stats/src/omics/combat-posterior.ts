import { mean, variance } from '../numeric/sum.ts'

/** Standardised values of the samples of one batch, gene by gene; NaN where missing. */
export interface BatchValues {
  readonly values: Float64Array
  readonly samples: number
  /** Location and scale of each gene in the batch. */
  readonly locations: Float64Array
  readonly scales: Float64Array
}

/** Location and scale of the batch after shrinkage. */
export interface BatchEffect {
  readonly locations: Float64Array
  readonly scales: Float64Array
  readonly iterations: number
}

const measured = (values: Float64Array, at: number, samples: number): number => {
  let count = 0
  for (let i = 0; i < samples; i++) if (!Number.isNaN(values[at + i])) count += 1
  return count
}

const squaresAbout = (values: Float64Array, at: number, samples: number, centre: number): number => {
  let total = 0
  for (let i = 0; i < samples; i++) {
    const distance = (values[at + i] ?? 0) - centre
    if (!Number.isNaN(distance)) total += distance * distance
  }
  return total
}

/** Inverse gamma prior by moments. */
const scalePrior = (scales: Float64Array): { readonly shape: number; readonly rate: number } => {
  const [m, s2] = [mean(scales), variance(scales)]
  return { shape: (2 * s2 + m * m) / s2, rate: (m * s2 + m ** 3) / s2 }
}

/** Locations only: `(t2 n g + gbar) / (t2 n + 1)` with one observation's weight, as for a batch of one sample. */
export const locationOnly = ({ locations }: BatchValues): BatchEffect => {
  const [centre, t2] = [mean(locations), variance(locations)]
  return {
    locations: locations.map((g) => (t2 * g + centre) / (t2 + 1)),
    scales: new Float64Array(locations.length).fill(1),
    iterations: 0,
  }
}

/**
 * Parametric posterior: normal prior of locations, inverse gamma prior of scales, solved by turns for each gene until the largest relative
 * change over all genes is below 1e-4, changes being measured against the value before with its sign, as the published program does.
 */
export const parametricEffect = ({ values, samples, locations, scales }: BatchValues): BatchEffect => {
  const [centre, t2, { shape, rate }] = [mean(locations), variance(locations), scalePrior(scales)]
  const counts = locations.map((_, g) => measured(values, g * samples, samples))
  let [g0, d0, iterations, change] = [locations, scales, 0, 1]
  while (change > 1e-4 && iterations < 10_000) {
    const [before, spread] = [g0, d0]
    const next = locations.map(
      (g, at) => (t2 * (counts[at] ?? 0) * g + (spread[at] ?? 1) * centre) / (t2 * (counts[at] ?? 0) + (spread[at] ?? 1)),
    )
    const scale = next.map((g, at) => (squaresAbout(values, at * samples, samples, g) / 2 + rate) / ((counts[at] ?? 0) / 2 + shape - 1))
    change = 0
    for (let at = 0; at < next.length; at++) {
      const [g, d] = [before[at] ?? 0, spread[at] ?? 1]
      change = Math.max(change, Math.abs((next[at] ?? 0) - g) / g, Math.abs((scale[at] ?? 0) - d) / d)
    }
    ;[g0, d0] = [next, scale]
    iterations += 1
  }
  return { locations: g0, scales: d0, iterations }
}

/** Non-parametric posterior: means over all other genes' locations and scales, weighted by the likelihood of the gene's values. */
export const nonParametricEffect = ({ values, samples, locations, scales }: BatchValues): BatchEffect => {
  const genes = locations.length
  const [g1, d1, logs] = [new Float64Array(genes), new Float64Array(genes), new Float64Array(genes)]
  for (let at = 0; at < genes; at++) {
    const count = measured(values, at * samples, samples)
    let middle = 0
    for (let i = 0; i < samples; i++) middle += Number.isNaN(values[at * samples + i]) ? 0 : (values[at * samples + i] ?? 0)
    middle /= Math.max(1, count)
    const within = squaresAbout(values, at * samples, samples, middle)
    let most = -Infinity
    for (let other = 0; other < genes; other++) {
      const [g, d] = [locations[other] ?? 0, scales[other] ?? 1]
      logs[other] = other === at ? -Infinity : -(count / 2) * Math.log(2 * Math.PI * d) - (within + count * (middle - g) ** 2) / (2 * d)
      most = Math.max(most, logs[other] ?? most)
    }
    let [weights, location, scale] = [0, 0, 0]
    for (let other = 0; other < genes; other++) {
      const weight = Math.exp((logs[other] ?? -Infinity) - most)
      weights += weight
      location += weight * (locations[other] ?? 0)
      scale += weight * (scales[other] ?? 1)
    }
    g1[at] = location / weights
    d1[at] = scale / weights
  }
  return { locations: g1, scales: d1, iterations: 1 }
}
