import type { Issue, Outcome } from '@dacryon/core'
import { type Frame, numericOf } from '../data/frame.ts'
import { normal } from '../numeric/distributions/normal.ts'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { type Coefficient, waldEstimate } from '../regression/coefficient.ts'
import { leastSquares } from '../regression/kernel/least-squares.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from '../regression/model-frame.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'

/** A model of a quantity that is known only above a limit of detection. */
export interface TobitSpecification extends Pick<ModelSpecification, 'response' | 'terms' | 'level'> {
  /** Column of 1 (measured) and 0 (below detection; the response then holds the limit). */
  readonly detected: string
}

/** A censored linear model. */
export interface TobitModel {
  readonly method: 'Censored linear model (tobit)'
  readonly counted: Counted
  /** Share of the rows used that were measured. */
  readonly detectedShare: number
  readonly coefficients: readonly Coefficient[]
  readonly sigma: number
  readonly logLikelihood: number
  readonly converged: boolean
  readonly warnings: readonly Issue[]
}

interface Point {
  readonly logLikelihood: number
  readonly gradient: Float64Array
  /** Minus the second derivatives, row by row. */
  readonly information: Float64Array
}

/** Likelihood in beta / sigma and 1 / sigma, in which it has one maximum (Olsen 1978). */
const likelihoodAt = ({ design, y }: ModelFrame, seen: Uint8Array, point: Float64Array): Point => {
  const p = design.columns
  const theta = point[p] ?? 1
  const [gradient, information] = [new Float64Array(p + 1), new Float64Array((p + 1) ** 2)]
  // derivatives of the deviate u = theta y - x'gamma
  const slope = new Float64Array(p + 1)
  let logLikelihood = 0
  for (let i = 0; i < design.rows; i++) {
    let u = theta * (y[i] ?? 0)
    for (let j = 0; j < p; j++) {
      u -= (design.data[i * p + j] ?? 0) * (point[j] ?? 0)
      slope[j] = -(design.data[i * p + j] ?? 0)
    }
    slope[p] = y[i] ?? 0
    const measured = seen[i] === 1
    const logCdf = measured ? 0 : normal.logCdf(u)
    const ratio = measured ? 0 : Math.exp(normal.logDensity(u) - logCdf)
    logLikelihood += measured ? Math.log(theta) + normal.logDensity(u) : logCdf
    const [first, second] = measured ? [-u, 1] : [ratio, ratio * (u + ratio)]
    for (let a = 0; a <= p; a++) {
      gradient[a] = (gradient[a] ?? 0) + first * (slope[a] ?? 0)
      for (let b = 0; b <= p; b++)
        information[a * (p + 1) + b] = (information[a * (p + 1) + b] ?? 0) + second * (slope[a] ?? 0) * (slope[b] ?? 0)
    }
    if (!measured) continue
    gradient[p] = (gradient[p] ?? 0) + 1 / theta
    information[(p + 1) ** 2 - 1] = (information[(p + 1) ** 2 - 1] ?? 0) + 1 / theta ** 2
  }
  return { logLikelihood, gradient, information }
}

/** Newton with halved steps; the likelihood is concave. */
const climb = (data: ModelFrame, seen: Uint8Array, start: Float64Array) => {
  const size = start.length
  let [here, at] = [start, likelihoodAt(data, seen, start)]
  for (let step = 0; step < 100; step++) {
    const factor = choleskyFactor({ rows: size, columns: size, data: at.information })
    if (factor === undefined) return { point: here, at, factor, converged: false }
    const change = choleskySolve(factor, at.gradient)
    const gain = change.reduce((total, value, a) => total + value * (at.gradient[a] ?? 0), 0)
    if (gain < 1e-16 * Math.max(1, Math.abs(at.logLikelihood))) return { point: here, at, factor, converged: true }
    let share = 1
    for (; share > 1e-10; share /= 2) {
      const next = here.map((value, a) => value + share * (change[a] ?? 0))
      const there = (next[size - 1] ?? 0) > 0 ? likelihoodAt(data, seen, next) : undefined
      if (there === undefined || !(there.logLikelihood >= at.logLikelihood)) continue
      ;[here, at] = [next, there]
      break
    }
    if (share <= 1e-10) return { point: here, at, factor, converged: gain < 1e-9 }
  }
  return { point: here, at, factor: choleskyFactor({ rows: size, columns: size, data: at.information }), converged: false }
}

const seenOf = (frame: Frame, data: ModelFrame, name: string): Outcome<Uint8Array> => {
  const column = numericOf(frame, name)
  if (!column.ok) return column
  const seen = Uint8Array.from(data.rows, (row) => (column.value.values[row] === 1 ? 1 : 0))
  const wrong = data.rows.findIndex((row) => column.value.values[row] !== 0 && column.value.values[row] !== 1)
  if (wrong < 0) return done(seen)
  return failed(
    inputError('detection-unknown', `${name} is neither 0 nor 1.`, 'Say for every value whether it was measured.', {
      column: name,
      line: (data.rows[wrong] ?? 0) + 1,
      expected: '0 or 1',
    }),
  )
}

/**
 * Linear model of a quantity some values of which lie below a limit of detection (tobit): measured values enter with their density, the others
 * with the probability to lie below their limit. Take the logarithm first. Wald intervals from the observed information.
 *
 * Assumes normal errors of one variance; it leans on that where much is censored. Give the share detected beside it.
 *
 * Issues: those of a model frame; `detection-unknown`, `too-few-values` (fewer measured values than coefficients and variance),
 * `design-singular`; warning `mostly-censored` below half.
 *
 * Source: Tobin J. Econometrica 1958;26:24-36 (doi 10.2307/1907382); Olsen RJ. Econometrica 1978;46:1211-1215 (doi 10.2307/1911445).
 *
 * @example fitTobit(frame, { response: 'log ifn', detected: 'measured', terms: [['dose']] })
 */
export const fitTobit = (frame: Frame, specification: TobitSpecification): Outcome<TobitModel> => {
  const read = modelFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  const seen = seenOf(frame, data, specification.detected)
  if (!seen.ok) return seen
  const p = data.design.columns
  const measured = seen.value.reduce((total, one) => total + one, 0)
  if (measured < p + 1)
    return failed(
      inputError('too-few-values', `${measured} measured values are too few for ${p} coefficients.`, 'Use fewer terms.', {
        column: specification.response,
      }),
    )
  const plain = leastSquares(data.design, data.y)
  const singular = plain.aliased.indexOf(1)
  if (singular >= 0) {
    const name = data.design.names[singular] ?? ''
    return failed(inputError('design-singular', `${name} cannot be told apart from the other columns.`, 'Leave it out.', { column: name }))
  }
  const sigma = Math.sqrt(plain.residualSum / data.y.length) || 1
  const start = Float64Array.from([...plain.coefficients.map((value) => value / sigma), 1 / sigma])
  const { point, at, factor, converged } = climb(data, seen.value, start)
  const theta = point[p] ?? 1
  const covariance = factor === undefined ? undefined : choleskyInverse(factor)
  const errorOf = (j: number): number => {
    const v = (a: number, b: number): number => covariance?.data[a * (p + 1) + b] ?? Number.NaN
    const own = (point[j] ?? 0) / theta ** 2
    return Math.sqrt(v(j, j) / theta ** 2 - (2 * own * v(j, p)) / theta + own * own * v(p, p))
  }
  const warnings = [
    ...data.warnings,
    ...(2 * measured < seen.value.length
      ? [
          caution(
            'mostly-censored',
            `Only ${measured} of ${seen.value.length} values were measured.`,
            'Compare with a rank test or detection itself.',
          ),
        ]
      : []),
    ...(converged ? [] : [caution('not-converged', 'The likelihood did not settle.', 'Look for groups without any measured value.')]),
  ]
  return done({
    method: 'Censored linear model (tobit)',
    counted: data.counted,
    detectedShare: measured / seen.value.length,
    coefficients: data.design.names.map((name, j) => ({ name, value: waldEstimate((point[j] ?? 0) / theta, errorOf(j), data.level) })),
    sigma: 1 / theta,
    logLikelihood: at.logLikelihood,
    converged,
    warnings,
  })
}
