import { solve } from './solve.ts'

/** A fitted model: for every class but the first a vector of coefficients, the intercept first. */
export interface MultinomialFit {
  readonly coefficients: readonly (readonly number[])[]
  readonly standardErrors: readonly (readonly number[])[]
  readonly logLikelihood: number
  readonly iterations: number
}

/** Why there is no fit: classes are separated or inputs are collinear, or the steps did not settle. */
export type NoFit = 'singular' | 'not-converged'

interface Point {
  readonly gradient: readonly number[]
  readonly information: readonly (readonly number[])[]
  readonly logLikelihood: number
  readonly objective: number
}

const probabilitiesOf = (row: readonly number[], beta: readonly number[], classes: number): readonly number[] => {
  const width = row.length
  const scores = Array.from({ length: classes }, (_, k) =>
    k === 0 ? 0 : row.reduce((sum, value, j) => sum + value * (beta[(k - 1) * width + j] ?? 0), 0),
  )
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

const evaluate = (
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  classes: number,
  beta: readonly number[],
  penalty: readonly number[],
): Point => {
  const [size, width] = [beta.length, rows[0]?.length ?? 0]
  const gradient = penalty.map((weight, at) => -weight * (beta[at] ?? 0))
  const information = penalty.map((weight, at) => Array.from({ length: size }, (_, other) => (other === at ? weight : 0)))
  let logLikelihood = 0
  for (const [at, row] of rows.entries()) {
    const label = labels[at] ?? 0
    const p = probabilitiesOf(row, beta, classes)
    logLikelihood += Math.log(p[label] ?? 0)
    for (let k = 1; k < classes; k++) {
      const [pk, off] = [p[k] ?? 0, (k - 1) * width]
      for (let i = 0; i < width; i++) {
        const x = row[i] ?? 0
        gradient[off + i] = (gradient[off + i] ?? 0) + ((label === k ? 1 : 0) - pk) * x
        const line = information[off + i] ?? []
        for (let m = 1; m < classes; m++) {
          const weight = pk * ((k === m ? 1 : 0) - (p[m] ?? 0)) * x
          const from = (m - 1) * width
          for (let j = 0; j < width; j++) line[from + j] = (line[from + j] ?? 0) + weight * (row[j] ?? 0)
        }
      }
    }
  }
  const lost = penalty.reduce((sum, weight, at) => sum + weight * (beta[at] ?? 0) ** 2, 0) / 2
  return { gradient, information, logLikelihood, objective: logLikelihood - lost }
}

/**
 * Multinomial logistic regression by Newton's method with halved steps. Rows begin with a 1; `labels` are class numbers from 0, the class
 * of comparison. `penalty` is a ridge weight for every coefficient of one class, all zero for maximum likelihood.
 */
export const fitMultinomial = (
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  classes: number,
  penalty: readonly number[],
): MultinomialFit | NoFit => {
  const width = rows[0]?.length ?? 0
  const weights = Array.from({ length: classes - 1 }, () => penalty).flat()
  let beta: readonly number[] = weights.map(() => 0)
  let point = evaluate(rows, labels, classes, beta, weights)
  for (let iteration = 1; iteration <= 100; iteration++) {
    const [step] = solve(point.information, [point.gradient]) ?? []
    if (step === undefined) return 'singular'
    const here = point
    const there = beta
    let size = 1
    let next = there.map((value, at) => value + (step[at] ?? 0))
    let found = evaluate(rows, labels, classes, next, weights)
    while (!(found.objective >= here.objective - 1e-12 * Math.abs(here.objective)) && size > 1e-6) {
      size /= 2
      const share = size
      next = there.map((value, at) => value + share * (step[at] ?? 0))
      found = evaluate(rows, labels, classes, next, weights)
    }
    beta = next
    point = found
    if (Math.max(...step.map((value, at) => Math.abs(value) / (1 + Math.abs(next[at] ?? 0)))) > 1e-10) continue
    const unit = weights.map((_, at) => weights.map((_, other) => (other === at ? 1 : 0)))
    const inverse = solve(point.information, unit)
    if (inverse === undefined) return 'singular'
    const split = (values: readonly number[]) => Array.from({ length: classes - 1 }, (_, k) => values.slice(k * width, (k + 1) * width))
    return {
      coefficients: split(beta),
      standardErrors: split(inverse.map((line, at) => Math.sqrt(line[at] ?? 0))),
      logLikelihood: point.logLikelihood,
      iterations: iteration,
    }
  }
  return 'not-converged'
}
