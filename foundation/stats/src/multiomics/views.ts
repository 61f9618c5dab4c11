import type { Issue, Outcome } from '@dacryon/core'
import { pointsIssues } from '../clustering/points.ts'
import { standardise } from '../clustering/standardise.ts'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** One layer of measurements of the same subjects: transcripts, proteins, cells. */
export interface View {
  readonly name: string
  /** Names of the columns. */
  readonly features: readonly string[]
  /** Subjects in rows, in the same order in all views. */
  readonly values: Matrix
}

/** Issues of views: `no-views`, `lengths-differ`, `names-differ`, `view-twice`, and those of their values. */
export const viewIssues = (views: readonly View[], least = 1): readonly Issue[] => {
  if (views.length < least) return [inputError('no-views', `There are ${views.length} views.`, `Give at least ${least}.`)]
  const rows = views[0]?.values.rows ?? 0
  return views.flatMap(({ name, features, values }, at) => [
    ...pointsIssues(values, 3, name),
    ...(values.rows === rows
      ? []
      : [
          inputError(
            'lengths-differ',
            `${name} has ${values.rows} subjects, the first view ${rows}.`,
            'Keep the subjects that all views have, in one order.',
            { column: name },
          ),
        ]),
    ...(features.length === values.columns
      ? []
      : [
          inputError('names-differ', `${name} has ${features.length} names for ${values.columns} columns.`, 'Name every column once.', {
            column: name,
          }),
        ]),
    ...(views.findIndex((other) => other.name === name) === at
      ? []
      : [inputError('view-twice', `There are two views named ${name}.`, 'Rename one.', { column: name })]),
  ])
}

/** Views as z-scores of each feature. Issues: those of views; `feature-constant`. */
export const standardiseViews = (views: readonly View[]): Outcome<readonly View[]> => {
  const scaled: View[] = []
  for (const view of views) {
    const found = standardise(view.values)
    if (!found.ok) return found
    const flat = found.value.deviations.indexOf(0)
    if (flat >= 0)
      return failed(
        inputError('feature-constant', `${view.features[flat]} of ${view.name} is constant.`, 'Leave it out.', { column: view.name }),
      )
    scaled.push({ ...view, values: found.value.points })
  }
  return done(scaled)
}

/** All columns side by side. */
export const beside = (matrices: readonly Matrix[]): Matrix => {
  const rows = matrices[0]?.rows ?? 0
  const columns = matrices.reduce((sum, matrix) => sum + matrix.columns, 0)
  const data = new Float64Array(rows * columns)
  let from = 0
  for (const matrix of matrices) {
    for (let i = 0; i < rows; i++) data.set(matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns), i * columns + from)
    from += matrix.columns
  }
  return { rows, columns, data }
}
