import { demand } from '../demand.ts'
import { log1pMinus } from './log-helpers.ts'

/** ζ(k) - 1 for k = 2, 3, ... */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914, 0.008349277381922827,
  0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915,
  6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8,
  1.4901554828365043e-8, 7.45071178983543e-9, 3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10, 4.656629065033784e-10,
  2.3283118336765053e-10, 1.164155017270052e-10,
]

/** log Γ(2 + z) for |z| at most a half: the Taylor series, DLMF 5.7.3. */
const aroundTwo = (z: number): number => {
  let sum = 0
  for (let k = zetaLessOne.length + 1; k >= 2; k--) sum = (zetaLessOne[k - 2] as number) / k - z * sum
  return z * (0.42278433509846713 + z * sum)
}

/** Coefficients of Stirling's series, B(2k) / (2k (2k-1)). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]

/** What Stirling's formula misses: log Γ(x) - (x - 1/2) log x + x - log(2π)/2, by its series; for x of 10 or more. */
const stirlingSeries = (x: number): number => {
  const z = 1 / (x * x)
  let sum = 0
  for (let k = stirling.length - 1; k >= 0; k--) sum = sum * z + (stirling[k] as number)
  return sum / x
}

const halfLogTwoPi = 0.9189385332046728

/**
 * Natural logarithm of the gamma function for x > 0; about 15 digits, also near its zeros at 1 and 2.
 *
 * Formula: Taylor series about 2 (DLMF 5.7.3), the recurrence, and Stirling's series from 10 (DLMF 5.11.1).
 *
 * Source: NIST Digital Library of Mathematical Functions, chapter 5.
 *
 * @example
 * logGamma(0.5) // 0.5723649429247001
 */
export const logGamma = (x: number): number => {
  demand(x > 0, `log gamma of ${x}: needs a positive number`)
  if (x === Infinity) return Infinity
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x)
  if (x < 0.5) return aroundTwo(x) - Math.log(x) - Math.log1p(x)
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1)
  let product = 1
  let rest = x
  for (; rest > 2.5; ) {
    rest -= 1
    product *= rest
  }
  return (product === 1 ? 0 : Math.log(product)) + aroundTwo(rest - 2)
}

/** log Γ(1 + x) for x > -1, right also for tiny x. */
export const logGamma1p = (x: number): number => {
  demand(x > -1, `log gamma of 1 + ${x}: needs more than -1`)
  return x < 0.5 && x > -0.5 ? aroundTwo(x) - Math.log1p(x) : logGamma(1 + x)
}

/** At 1/2, 1, 3/2, ..., 19/2. */
const stirlingErrorOfHalves = [
  0.15342640972002736, 0.08106146679532726, 0.05481412105191765, 0.0413406959554093, 0.03316287351993629, 0.02767792568499834,
  0.023746163656297496, 0.020790672103765093, 0.018488450532673187, 0.016644691189821193, 0.015134973221917378, 0.013876128823070748,
  0.012810465242920227, 0.01189670994589177, 0.011104559758206917, 0.010411265261972096, 0.009799416126158804, 0.009255462182712733,
  0.008768700134139386,
]

/**
 * The error of Stirling's formula for Γ(n + 1): log Γ(n+1) - (n + 1/2) log n + n - log(2π)/2, for n > 0, without cancellation.
 *
 * Source: Loader C. Fast and accurate computation of binomial probabilities. 2000.
 */
export const stirlingError = (n: number): number => {
  demand(n > 0, `Stirling error of ${n}: needs a positive number`)
  if (n >= 10) return stirlingSeries(n)
  if (Number.isInteger(2 * n)) return stirlingErrorOfHalves[2 * n - 1] as number
  if (n < 1) return logGamma1p(n) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi
  let sum = 0
  let rest = n
  for (; rest < 10; rest += 1) sum += 0.5 / rest + (rest + 0.5) * log1pMinus(1 / rest)
  return sum + stirlingSeries(rest)
}

/** log B(a, b) for a, b > 0; without cancellation where both or one of them is large. */
export const logBeta = (a: number, b: number): number => {
  const low = Math.min(a, b)
  const high = Math.max(a, b)
  if (high < 10) return logGamma(low) + logGamma(high) - logGamma(low + high)
  const sum = low + high
  if (low < 10) {
    // log Γ(high) - log Γ(sum), by Stirling with the large parts cancelled by hand
    const shift = stirlingSeries(high) - stirlingSeries(sum) - (sum - 0.5) * Math.log1p(low / high) - low * Math.log(high) + low
    return logGamma(low) + shift
  }
  const shift = stirlingSeries(low) + stirlingSeries(high) - stirlingSeries(sum)
  return halfLogTwoPi - 0.5 * Math.log(high) + shift + (low - 0.5) * Math.log(low / sum) - high * Math.log1p(low / high)
}

/** log Γ(a + b) - log Γ(b) for a, b > 0, right also where a is tiny and the difference nearly nothing. */
export const logGammaRise = (a: number, b: number): number => {
  let shift = 0
  let from = b
  for (; from < 10; from += 1) shift += Math.log1p(a / from)
  const to = from + a
  return (to - 0.5) * Math.log1p(a / from) + a * (Math.log(from) - 1) + (stirlingSeries(to) - stirlingSeries(from)) - shift
}

/** log of the number of ways to choose k of n; both may be fractions with 0 <= k <= n. */
export const logChoose = (n: number, k: number): number => {
  demand(k >= 0 && k <= n, `choose ${k} of ${n}: needs 0 to n`)
  if (k === 0 || k === n) return 0
  return -Math.log1p(n) - logBeta(n - k + 1, k + 1)
}
