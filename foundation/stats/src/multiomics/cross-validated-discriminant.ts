import type { Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { selectRows } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { classifySparse, fitSparseDiscriminant, type SparseDiscriminantOptions } from './sparse-discriminant.ts'
import type { View } from './views.ts'

/** Error of a sparse discriminant rule for subjects it has not seen. */
export interface CrossValidatedError {
  /** Mean over classes of the share classified wrong; no vote counts as wrong. */
  readonly balancedError: number
  /** Over repeats. */
  readonly standardDeviation: number
  readonly repeats: number
  readonly folds: number
}

const takeView = (view: View, rows: readonly number[]): View => ({ ...view, values: selectRows(view.values, rows) })

/** Folds in which each class is spread evenly. */
const foldsOf = (codes: Int32Array, folds: number, seed: string, repeat: number): Int32Array => {
  const out = new Int32Array(codes.length)
  let next = 0
  const order = streamOf(seed, 'sparse-discriminant', repeat).shuffle(Array.from(codes.keys()))
  for (const i of order.sort((a, b) => (codes[a] ?? 0) - (codes[b] ?? 0))) out[i] = next++ % folds
  return out
}

/**
 * Balanced error of a sparse discriminant rule by repeated cross-validation; features are selected anew in each training part.
 *
 * Meaning: what to report, and by what to tune `keep` (inside the training data only). Default 5 folds, 20 repeats.
 *
 * Issues: those of `fitSparseDiscriminant`; `folds-invalid`.
 *
 * @example crossValidateSparseDiscriminant([rna], stratum, { components: 2, keep: [[10, 8]] }, { seed: 'strata' })
 */
export const crossValidateSparseDiscriminant = (
  views: readonly View[],
  classes: FactorColumn,
  options: SparseDiscriminantOptions,
  { seed, folds = 5, repeats = 20 }: { readonly seed: string; readonly folds?: number; readonly repeats?: number },
): Outcome<CrossValidatedError> => {
  const whole = fitSparseDiscriminant(views, classes, options)
  if (!whole.ok) return whole
  const sizes = classes.levels.map((_, c) => classes.codes.filter((code) => code === c).length)
  if (!Number.isInteger(folds) || folds < 2 || folds > Math.min(...sizes) || !Number.isInteger(repeats) || repeats < 1)
    return failed(
      inputError(
        'folds-invalid',
        `${folds} folds, ${repeats} repeats.`,
        `Choose 2 to ${Math.min(...sizes)} folds (the size of the smallest class).`,
        { column: 'folds' },
      ),
    )
  const errors: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const foldOf = foldsOf(classes.codes, folds, seed, repeat)
    const wrong = new Int32Array(sizes.length)
    for (let fold = 0; fold < folds; fold++) {
      const [training, test]: [number[], number[]] = [[], []]
      foldOf.forEach((own, i) => {
        if (own === fold) test.push(i)
        else training.push(i)
      })
      const codes = Int32Array.from(training, (i) => classes.codes[i] ?? 0)
      const rule = fitSparseDiscriminant(
        views.map((view) => takeView(view, training)),
        { ...classes, codes },
        options,
      )
      if (!rule.ok) return rule
      const found = classifySparse(
        rule.value,
        views.map((view) => takeView(view, test)),
      )
      if (!found.ok) return found
      test.forEach((i, at) => {
        const own = classes.codes[i] ?? 0
        if (found.value.labels[at] !== own) wrong[own] = (wrong[own] ?? 0) + 1
      })
    }
    errors.push(mean(Array.from(wrong, (count, c) => count / (sizes[c] ?? 1))))
  }
  return done({ balancedError: mean(errors), standardDeviation: errors.length > 1 ? standardDeviation(errors) : 0, repeats, folds })
}
