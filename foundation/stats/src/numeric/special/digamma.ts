import { demand } from '../demand.ts'

/** B(2k) / (2k). */
const series = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160]
/** B(2k). */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510]

const asymptotic = (coefficients: readonly number[], z: number): number => {
  let sum = 0
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * z + (coefficients[k] as number)
  return sum * z
}

/** Zero of the digamma function, in two parts. */
const zero = { high: 1.4616321449683622, low: 9.549995429965697e-17 }
/** ψ'(x0)/1!, ψ''(x0)/2!, ... at that zero. */
const atZero = [
  0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237, -0.07219956125645471,
  0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896, 0.010538791616612175, -0.007204534386356869,
  0.004926781395729853, -0.003369801655439328, 0.002305126326734928, -0.0015769367714301972, 0.0010788252019162967, -0.0007380709389960052,
  0.000504953265834602, -0.0003454680251063077,
]

/**
 * Digamma function, the derivative of log Γ, for x > 0; near its zero 1.4616... by a Taylor series, so that relative accuracy stays.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.5.2 and 5.11.2.
 *
 * @example
 * digamma(1) // -0.5772156649015329, minus Euler's constant
 */
export const digamma = (x: number): number => {
  demand(x > 0, `digamma of ${x}: needs a positive number`)
  const from = x - zero.high - zero.low
  if (Math.abs(from) < 0.2) {
    let sum = 0
    for (let k = atZero.length - 1; k >= 0; k--) sum = sum * from + (atZero[k] as number)
    return sum * from
  }
  let shift = 0
  let y = x
  for (; y < 10; y += 1) shift += 1 / y
  return Math.log(y) - 0.5 / y - asymptotic(series, 1 / (y * y)) - shift
}

/**
 * Trigamma function, the second derivative of log Γ, for x > 0.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.15.
 *
 * @example
 * trigamma(1) // 1.6449340668482264, π²/6
 */
export const trigamma = (x: number): number => {
  demand(x > 0, `trigamma of ${x}: needs a positive number`)
  let shift = 0
  let y = x
  for (; y < 10; y += 1) shift += 1 / (y * y)
  const z = 1 / (y * y)
  return shift + (1 + 0.5 / y + asymptotic(bernoulli, z)) / y
}

/** Tetragamma function, the derivative of trigamma, for x > 0. */
export const tetragamma = (x: number): number => {
  demand(x > 0, `tetragamma of ${x}: needs a positive number`)
  let shift = 0
  let y = x
  for (; y < 12; y += 1) shift -= 2 / (y * y * y)
  const z = 1 / (y * y)
  let sum = 0
  for (let k = bernoulli.length - 1; k >= 0; k--) sum = sum * z + (2 * k + 3) * (bernoulli[k] as number)
  return shift - z * (1 + 1 / y + sum * z)
}

/**
 * The y at which trigamma(y) is x, for x > 0: Newton on 1/trigamma, which is nearly a straight line. Infinity for 0.
 *
 * Used by the moderated t statistic. Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027), appendix.
 *
 * @example
 * inverseTrigamma(1.6449340668482264) // 1
 */
export const inverseTrigamma = (x: number): number => {
  demand(x >= 0, `inverse trigamma of ${x}: needs a number not negative`)
  if (x === 0) return Infinity
  if (x > 1e7) return 1 / Math.sqrt(x)
  if (x < 1e-6) return 1 / x
  let y = 0.5 + 1 / x
  for (let step = 0; step < 60; step++) {
    const value = trigamma(y)
    const change = (value * (1 - value / x)) / tetragamma(y)
    y += change
    if (Math.abs(change) <= 1e-15 * y) break
  }
  return y
}
