import type { Issue } from '@dacryon/core'
import { type Estimable, notEstimable } from '../../result/estimable.ts'
import { caution } from '../../result/problems.ts'
import type { Predictors } from '../predictors.ts'
import type { Response } from '../response.ts'
import type { Tree } from '../trees/tree.ts'
import type { ForestInput, ForestPiece } from './forest-piece.ts'

/** How much a column matters to a forest. */
export interface ColumnImportance {
  readonly name: string
  /** Mean over trees of the impurity (or squared error) that splits by the column took away. */
  readonly impurity: number
  /** Mean over trees of the out-of-bag loss when the column is permuted; absent when it was not asked for. */
  readonly permutation?: number
  /** That mean over its standard error across trees; not estimable where no tree changed. */
  readonly permutationZ?: Estimable
}

/** What the forest says of each row when only trees that have not seen it may speak. */
export interface OutOfBag {
  /** Share of wrong classes, or mean squared error, over rows out of bag at least once. */
  readonly error: number
  readonly rows: number
  /** Predicted class codes or numbers; `null` for a row that was in every tree. */
  readonly predicted: readonly (number | null)[]
  /** Share of the votes for each class, row by row (classes only). */
  readonly votes: readonly (readonly number[] | null)[]
  /** Mean share of each class in the leaves, row by row: a probability forest (classes only). */
  readonly shares: readonly (readonly number[] | null)[]
  /** 1 - error / variance of the outcome (numbers only). */
  readonly explained?: number
}

/** A grown forest. */
export interface RandomForest {
  readonly method: 'Random forest'
  readonly n: number
  readonly trees: readonly Tree[]
  readonly levels: readonly string[]
  readonly names: readonly string[]
  readonly categories: Int32Array
  readonly centre: number
  readonly tried: number
  readonly outOfBag: OutOfBag
  /** In the order of the columns. */
  readonly importance: readonly ColumnImportance[]
  readonly seed: string
  readonly warnings: readonly Issue[]
}

const added = (pieces: readonly ForestPiece[], pick: (piece: ForestPiece) => ArrayLike<number>, length: number): Float64Array => {
  const total = new Float64Array(length)
  for (const piece of pieces) {
    const part = pick(piece)
    for (let at = 0; at < length; at++) total[at] = (total[at] as number) + (part[at] as number)
  }
  return total
}

const rowsOf = (flat: Float64Array, times: Float64Array, classes: number): (readonly number[] | null)[] =>
  Array.from(times, (time, row) =>
    time === 0 ? null : Array.from({ length: classes }, (_, at) => (flat[row * classes + at] as number) / time),
  )

const outOfBagOf = (response: Response, votes: Float64Array, shares: Float64Array, times: Float64Array, classCount: number): OutOfBag => {
  let loss = 0
  let rows = 0
  if (response.kind === 'number') {
    const predicted = Array.from(times, (time, row) => (time === 0 ? null : (votes[row] as number) / time))
    let total = 0
    predicted.forEach((value, row) => {
      if (value === null) return
      rows += 1
      loss += (value - (response.values[row] as number)) ** 2
    })
    const centre = response.values.reduce((a, b) => a + b, 0) / response.values.length
    for (const value of response.values) total += (value - centre) ** 2
    const error = loss / Math.max(1, rows)
    const explained = total > 0 ? { explained: 1 - error / (total / response.values.length) } : {}
    return { error, rows, predicted, votes: [], shares: [], ...explained }
  }
  const voteRows = rowsOf(votes, times, classCount)
  const predicted = voteRows.map((row) => (row === null ? null : row.indexOf(Math.max(...row))))
  predicted.forEach((code, row) => {
    if (code === null) return
    rows += 1
    if (code !== response.codes[row]) loss += 1
  })
  return { error: loss / Math.max(1, rows), rows, predicted, votes: voteRows, shares: rowsOf(shares, times, classCount) }
}

const importanceOf = (input: ForestInput, names: readonly string[], pieces: readonly ForestPiece[]): readonly ColumnImportance[] => {
  const columns = names.length
  const gains = added(pieces, (piece) => piece.gains, columns)
  const losses = added(pieces, (piece) => piece.losses, columns)
  const squares = added(pieces, (piece) => piece.lossSquares, columns)
  return names.map((name, column) => {
    const impurity = (gains[column] as number) / input.trees
    if (!input.importance) return { name, impurity }
    const permutation = (losses[column] as number) / input.trees
    const spread = Math.max(0, (squares[column] as number) / input.trees - permutation * permutation)
    const permutationZ: Estimable =
      spread > 0
        ? permutation / Math.sqrt(spread / input.trees)
        : notEstimable('no-change', `Permuting ${name} changed no tree, or every tree alike.`)
    return { name, impurity, permutation, permutationZ }
  })
}

/** Adds the pieces up, in their order. */
export const assembleForest = (
  input: ForestInput,
  predictors: Predictors,
  response: Response,
  pieces: readonly ForestPiece[],
): RandomForest => {
  const rows = predictors.rows
  const votes = added(pieces, (piece) => piece.votes, rows * Math.max(1, input.classCount))
  const shares = added(pieces, (piece) => piece.shares, rows * input.classCount)
  const times = added(pieces, (piece) => piece.times, rows)
  const outOfBag = outOfBagOf(response, votes, shares, times, input.classCount)
  return {
    method: 'Random forest',
    n: rows,
    trees: pieces.flatMap((piece) => piece.trees),
    levels: response.kind === 'class' ? response.levels : [],
    names: predictors.names,
    categories: input.ranked.categories,
    centre: input.centre,
    tried: input.tried,
    outOfBag,
    importance: importanceOf(input, predictors.names, pieces),
    seed: input.seed,
    warnings:
      outOfBag.rows < rows
        ? [
            caution(
              'rows-never-out-of-bag',
              `${rows - outOfBag.rows} rows were in every tree.`,
              'Grow more trees before you read the out-of-bag error.',
            ),
          ]
        : [],
  }
}
