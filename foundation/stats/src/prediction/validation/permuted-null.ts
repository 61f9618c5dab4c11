import type { Outcome } from '@dacryon/core'
import { streamOf } from '../../numeric/random.ts'
import { isEstimable } from '../../result/estimable.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import type { Predictors } from '../predictors.ts'
import { type ClassResponse, type NumberResponse, takeResponse } from '../response.ts'
import { type CrossValidateOptions, crossValidate } from './cross-validate.ts'
import type { Pipeline } from './pipeline.ts'

/** Where the procedure's score stands among its scores on permuted outcomes. */
export interface PermutedNull {
  readonly method: 'Permuted-label null'
  /** Area under the curve, or minus the mean squared error. */
  readonly observed: number
  readonly null: readonly number[]
  /** (1 + permutations at least as good) / (1 + permutations). */
  readonly pValue: number
}

const permutedGroups = (
  groups: readonly (string | number)[] | undefined,
  rows: number,
  seed: string,
  replicate: number,
): readonly number[] => {
  const random = streamOf(seed, 'permuted-labels', replicate)
  const own = Array.from({ length: rows }, (_, row) => row)
  if (groups === undefined) return random.shuffle(own)
  /** Whole patients exchange their outcomes with patients of as many rows. */
  const byGroup = new Map<string | number, number[]>()
  groups.forEach((group, row) => {
    byGroup.set(group, [...(byGroup.get(group) ?? []), row])
  })
  const result = new Array<number>(rows)
  for (const size of new Set([...byGroup.values()].map((members) => members.length))) {
    const same = [...byGroup.values()].filter((members) => members.length === size)
    const order = random.shuffle(same)
    same.forEach((members, at) => {
      members.forEach((row, place) => {
        result[row] = order[at]?.[place] ?? row
      })
    })
  }
  return result
}

/**
 * Runs the whole cross-validation on permuted outcomes: what the procedure finds where there is nothing to find. Outcomes of a patient with
 * several rows move together, among patients of as many rows.
 *
 * Source: Ojala M, Garriga GC. J Mach Learn Res 2010;11:1833-63. Issues: those of `crossValidate`; `not-estimable`.
 */
export const testAgainstPermutedLabels = (
  predictors: Predictors,
  response: ClassResponse | NumberResponse,
  pipeline: Pipeline,
  options: CrossValidateOptions & { readonly permutations: number },
): Outcome<PermutedNull> => {
  const scoreOf = (given: ClassResponse | NumberResponse, seed: string): Outcome<number> => {
    const result = crossValidate(predictors, given, pipeline, { ...options, seed, repeats: options.repeats ?? 1 })
    if (!result.ok) return result
    if (given.kind === 'number') return done(-result.value.squaredError)
    return isEstimable(result.value.area)
      ? done(result.value.area)
      : failed(inputError('not-estimable', result.value.area.reason, 'Use an outcome of two classes.'))
  }
  const observed = scoreOf(response, options.seed)
  if (!observed.ok) return observed
  const scores: number[] = []
  for (let replicate = 0; replicate < options.permutations; replicate++) {
    const order = permutedGroups(options.groups, predictors.rows, options.seed, replicate)
    const score = scoreOf(takeResponse(response, order), options.seed)
    if (!score.ok) return score
    scores.push(score.value)
  }
  const asGood = scores.filter((score) => score >= observed.value).length
  return done({
    method: 'Permuted-label null',
    observed: observed.value,
    null: scores,
    pValue: (1 + asGood) / (1 + options.permutations),
  })
}
