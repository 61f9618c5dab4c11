import type { Outcome } from '@dacryon/core'
import { streamOf } from '../../numeric/random.ts'
import { done, failed, inputError } from '../../result/problems.ts'

/**
 * Folds 0 to count-1 of nearly one size, at random; rows of one group (a patient, a centre) always in one fold.
 *
 * Issues: `option-invalid` where there are fewer groups than folds.
 *
 * @example
 * makeFolds(6, 3, 'demo') // two rows in each of 0, 1, 2
 */
export const makeFolds = (
  rows: number,
  count: number,
  seed: string,
  { groups, repeat = 0 }: { readonly groups?: readonly (string | number)[]; readonly repeat?: number } = {},
): Outcome<Int32Array> => {
  const labels = groups ?? Array.from({ length: rows }, (_, row) => row)
  const distinct = [...new Set(labels)]
  if (!Number.isInteger(count) || count < 2 || distinct.length < count)
    return failed(
      inputError(
        'option-invalid',
        `There are ${distinct.length} groups for ${count} folds.`,
        'Take at least 2 folds and no more than groups.',
        {
          column: 'folds',
        },
      ),
    )
  const order = streamOf(seed, 'folds', repeat).shuffle(distinct)
  const foldOf = new Map(order.map((label, at) => [label, at % count]))
  return done(Int32Array.from(labels, (label) => foldOf.get(label) ?? 0))
}

/** Rows of a fold and the others, in their order. */
export const divideRows = (folds: ArrayLike<number>, fold: number): { readonly training: Int32Array; readonly testing: Int32Array } => {
  const training: number[] = []
  const testing: number[] = []
  for (let row = 0; row < folds.length; row++) (folds[row] === fold ? testing : training).push(row)
  return { training: Int32Array.from(training), testing: Int32Array.from(testing) }
}
