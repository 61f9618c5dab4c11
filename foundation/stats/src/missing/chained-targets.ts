import type { Issue } from '@dacryon/core'
import type { Column } from '../data/column.ts'
import type { Frame } from '../data/frame.ts'
import { inputError } from '../result/problems.ts'
import type { ChainedOptions, ImputationModel } from './chained-options.ts'

/** A variable with missing values and how it is imputed. */
export interface Target {
  readonly name: string
  readonly model: ImputationModel
  readonly levels: number
  readonly predictors: readonly string[]
  readonly absent: Int32Array
}

const isMissing = (column: Column, row: number): boolean =>
  column.kind === 'numeric' ? Number.isNaN(column.values[row]) : column.codes[row] === -1

const defaultModel = (column: Column): ImputationModel =>
  column.kind === 'numeric' ? 'predictive-mean' : column.levels.length === 2 ? 'logistic' : 'multinomial'

const fits = (column: Column, model: ImputationModel): boolean =>
  model === 'normal' || model === 'predictive-mean'
    ? column.kind === 'numeric'
    : column.kind === 'factor' && (model === 'logistic' ? column.levels.length === 2 : column.levels.length >= 2)

/** Variables with missing values, from the least to the most missing. */
export const targetsOf = (
  frame: Frame,
  { models = {}, predictors = {}, within }: ChainedOptions,
): { readonly targets: readonly Target[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const unknown = [...Object.keys(models), ...Object.keys(predictors), ...Object.values(predictors).flat()].filter(
    (name) => !frame.columns.has(name),
  )
  for (const name of new Set(unknown))
    issues.push(
      inputError('column-unknown', `There is no column ${name}.`, `Choose one of ${[...frame.columns.keys()].join(', ')}.`, {
        column: name,
      }),
    )
  const targets = [...frame.columns.values()].flatMap((column): Target[] => {
    const absent = Int32Array.from({ length: frame.rows }, (_, row) => row).filter((row) => isMissing(column, row))
    if (absent.length === 0) return []
    const model = models[column.name] ?? defaultModel(column)
    if (!fits(column, model))
      issues.push(
        inputError('model-unfit', `${column.name} cannot be imputed by a ${model} model.`, 'Choose one for its kind.', {
          column: column.name,
        }),
      )
    if (column.name === within)
      issues.push(
        inputError('within-incomplete', `${column.name} has missing values.`, 'Impute within a complete column.', { column: column.name }),
      )
    if (frame.rows - absent.length < 2)
      issues.push(inputError('too-few-values', `${column.name} has fewer than two values.`, 'Leave it out.', { column: column.name }))
    const own = (predictors[column.name] ?? [...frame.columns.keys()]).filter((name) => name !== column.name && name !== within)
    return [{ name: column.name, model, levels: column.kind === 'factor' ? column.levels.length : 0, predictors: own, absent }]
  })
  return { targets: targets.sort((a, b) => a.absent.length - b.absent.length), issues }
}
