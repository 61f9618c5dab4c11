import { factorInformation, invertInformation, solveInformation } from '../../regression/kernel/information.ts'
import { exactLikelihood } from './exact-likelihood.ts'
import { type PartialLikelihood, partialLikelihood, type Ties } from './partial-likelihood.ts'
import { type CoxInput, type SortedCox, sortCox } from './sorted.ts'

/** How to fit. */
export interface CoxOptions {
  /** Default `efron`. */
  readonly ties?: Ties | undefined
  readonly start?: ArrayLike<number> | undefined
  /** Stop when the log-likelihood changes by less than this share. Default 1e-12. */
  readonly tolerance?: number | undefined
  /** Default 40. */
  readonly maxIterations?: number | undefined
}

/** A fit of the partial likelihood. */
export interface CoxKernelFit {
  /** 0 where aliased. */
  readonly coefficients: Float64Array
  readonly aliased: Uint8Array
  readonly rank: number
  /** Inverse information, row by row; 0 where aliased. */
  readonly covariance: Float64Array
  /** At no effect, and at the fit. */
  readonly logLikelihood: readonly [number, number]
  /** Score test statistic of no effect. */
  readonly scoreStatistic: number
  /** The next Newton step: a coefficient that would still move while the likelihood does not has no maximum (monotone likelihood). */
  readonly nextStep: Float64Array
  readonly iterations: number
  readonly converged: boolean
  readonly sorted: SortedCox
  readonly at: PartialLikelihood
}

const evaluate = (sorted: SortedCox, b: ArrayLike<number>, ties: Ties): PartialLikelihood =>
  ties === 'exact' ? exactLikelihood(sorted, b) : partialLikelihood(sorted, b, ties)

/** Without the rows and columns of aliased coefficients the information can be factored at any coefficients. */
const steps = (at: PartialLikelihood, size: number, aliased: Uint8Array) => {
  const information = at.information.slice()
  aliased.forEach((gone, j) => {
    if (gone === 0) return
    for (let k = 0; k < size; k++) information[j * size + k] = information[k * size + j] = 0
  })
  const factored = factorInformation(information, size, 0)
  return { factored, step: solveInformation(factored, at.score) }
}

/** Maximises the partial likelihood by Newton's method with step halving from sorted rows. */
export const coxNewtonSorted = (
  sorted: SortedCox,
  { ties = 'efron', start, tolerance = 1e-12, maxIterations = 40 }: CoxOptions = {},
): CoxKernelFit => {
  const size = sorted.columns
  const zero = evaluate(sorted, new Float64Array(size), ties)
  const { aliased, rank } = factorInformation(zero.information, size, 1e-11, zero.scale)
  const first = steps(zero, size, aliased)
  const scoreStatistic = first.step.reduce((sum, step, j) => sum + step * (zero.score[j] as number), 0)
  let coefficients: Float64Array = start === undefined ? new Float64Array(size) : Float64Array.from(start)
  let at = start === undefined ? zero : evaluate(sorted, coefficients, ties)
  let next = start === undefined ? first : steps(at, size, aliased)
  let iterations = 0
  let converged = rank === 0
  while (!converged && iterations < maxIterations) {
    iterations++
    let share = 1
    let trial = coefficients.map((value, j) => value + (next.step[j] as number))
    let now = evaluate(sorted, trial, ties)
    while (!(now.logLikelihood >= at.logLikelihood - 1e-9 * (Math.abs(at.logLikelihood) + 0.1)) && share > 1e-10) {
      share /= 2
      trial = coefficients.map((value, j) => value + share * (next.step[j] as number))
      now = evaluate(sorted, trial, ties)
    }
    if (!Number.isFinite(now.logLikelihood)) break
    converged = Math.abs(now.logLikelihood - at.logLikelihood) <= tolerance * (Math.abs(now.logLikelihood) + 0.1) && share === 1
    coefficients = trial
    at = now
    next = steps(at, size, aliased)
    if (next.factored.rank < rank) break
  }
  return {
    coefficients,
    aliased,
    rank,
    covariance: invertInformation(next.factored),
    logLikelihood: [zero.logLikelihood, at.logLikelihood],
    scoreStatistic,
    nextStep: next.step,
    iterations,
    converged,
    sorted,
    at,
  }
}

/**
 * Maximises the partial likelihood of proportional hazards by Newton's method with step halving. Ties by Efron (default), Breslow, or
 * exactly; strata, start-stop intervals, case weights and an offset as given.
 */
export const coxNewton = (input: CoxInput, options: CoxOptions = {}): CoxKernelFit => coxNewtonSorted(sortCox(input), options)
