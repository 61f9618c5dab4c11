import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'

/** One task of best-worst scaling: what was shown, what was best and what was worst. */
export interface BestWorstTask {
  readonly shown: readonly string[]
  readonly best: string
  readonly worst: string
}

/** Counts of an item. */
export interface BestWorstScore {
  readonly item: string
  readonly shown: number
  readonly best: number
  readonly worst: number
  /** (best - worst) / shown, from -1 to 1. */
  readonly score: number
}

/**
 * Best-worst counts of items, highest score first.
 *
 * Source: Finn A, Louviere JJ. J Public Policy Mark 1992;11(2):12-25 (doi 10.1177/074391569201100202).
 *
 * Issues: `choice-invalid` where best or worst was not shown, or both are one.
 *
 * @example
 * countBestWorst([{ shown: ['a', 'b', 'c'], best: 'a', worst: 'c' }]) // a 1, b 0, c -1
 */
export const countBestWorst = (tasks: readonly BestWorstTask[]): Outcome<readonly BestWorstScore[]> => {
  const wrong = tasks.findIndex(({ shown, best, worst }) => !shown.includes(best) || !shown.includes(worst) || best === worst)
  if (wrong >= 0)
    return failed(inputError('choice-invalid', `Task ${wrong + 1} has an impossible choice.`, 'Correct it.', { line: wrong + 1 }))
  const items = [...new Set(tasks.flatMap(({ shown }) => shown))]
  const scores = items.map((item) => {
    const shown = tasks.filter((one) => one.shown.includes(item)).length
    const [best, worst] = [tasks.filter((one) => one.best === item).length, tasks.filter((one) => one.worst === item).length]
    return { item, shown, best, worst, score: (best - worst) / shown }
  })
  return done(scores.sort((a, b) => b.score - a.score))
}
