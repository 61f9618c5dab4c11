import type { Issue, Outcome, Random } from '@dacryon/core'
import type { Column, FactorColumn } from '../data/column.ts'
import { designMatrix } from '../data/design-matrix.ts'
import { type Frame, factorOf, takeRows, withColumns } from '../data/frame.ts'
import { streamOf } from '../numeric/random.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import type { Rows } from '../regression/kernel/rows.ts'
import type { Estimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { computeRHat } from './convergence.ts'
import {
  type ImputationStep,
  imputeByPredictiveMean,
  imputeLogistic,
  imputeMultinomial,
  imputeNormal,
  imputeOrdinal,
} from './imputation-models.ts'

/** How a variable is imputed. */
export type ImputationModel = 'normal' | 'predictive-mean' | 'logistic' | 'multinomial' | 'ordinal'

export interface ChainedOptions {
  readonly seed: string
  /** Default 20; give at least the percentage of incomplete subjects. */
  readonly imputations?: number
  /** Default 20. */
  readonly iterations?: number
  /** Default: predictive mean matching for numbers, logistic for two levels, multinomial for more. */
  readonly models?: Readonly<Record<string, ImputationModel>>
  /** Columns that explain a variable; default all others of the frame. */
  readonly predictors?: Readonly<Record<string, readonly string[]>>
  /** Factor without missing values (the arm); everything is imputed within its levels. */
  readonly within?: string
}

/** How the mean and standard deviation of the imputed values of a variable went, iteration by iteration in each chain. */
export interface ImputationTrace {
  readonly variable: string
  readonly model: ImputationModel
  readonly missing: number
  readonly means: readonly (readonly number[])[]
  readonly sds: readonly (readonly number[])[]
  readonly rHatMean: Estimable
  readonly rHatSd: Estimable
  /** Mean and standard deviation of what was observed and of what was imputed. */
  readonly observed: { readonly mean: number; readonly sd: number }
  readonly imputed: { readonly mean: number; readonly sd: number }
}

export interface ChainedImputation {
  readonly method: string
  /** Complete frames. */
  readonly frames: readonly Frame[]
  readonly traces: readonly ImputationTrace[]
  readonly seed: string
  readonly generator: 'Philox4x32-10'
  readonly warnings: readonly Issue[]
}

interface Target {
  readonly name: string
  readonly model: ImputationModel
  readonly levels: number
  readonly predictors: readonly string[]
  readonly absent: Int32Array
}

const valueAt = (column: Column, row: number): number => (column.kind === 'numeric' ? column.values[row] : column.codes[row]) as number
const isMissing = (column: Column, row: number): boolean =>
  column.kind === 'numeric' ? Number.isNaN(column.values[row]) : column.codes[row] === -1

const filled = (column: Column, rows: Int32Array, values: Float64Array): Column => {
  const copy = column.kind === 'numeric' ? column.values.slice() : column.codes.slice()
  rows.forEach((row, at) => {
    copy[row] = values[at] as number
  })
  return column.kind === 'numeric' ? { ...column, values: copy as Float64Array } : { ...column, codes: copy as Int32Array }
}

const rowsOf = (design: Rows, rows: Int32Array): Rows => {
  const data = new Float64Array(rows.length * design.columns)
  rows.forEach((row, at) => {
    data.set(design.data.subarray(row * design.columns, (row + 1) * design.columns), at * design.columns)
  })
  return { rows: rows.length, columns: design.columns, data }
}

const draw = (step: ImputationStep, { model, levels }: Target): Float64Array => {
  if (model === 'normal') return imputeNormal(step)
  if (model === 'predictive-mean') return imputeByPredictiveMean(step)
  if (model === 'logistic') return imputeLogistic(step)
  return (model === 'ordinal' ? imputeOrdinal(step, levels) : undefined) ?? imputeMultinomial(step, levels)
}

const spread = (values: ArrayLike<number>): { readonly mean: number; readonly sd: number } => ({
  mean: mean(values),
  sd: values.length > 1 ? standardDeviation(values) : 0,
})

const observedRows = (rows: number, absent: Int32Array): Int32Array => {
  const gone = new Set(absent)
  return Int32Array.from({ length: rows }, (_, row) => row).filter((row) => !gone.has(row))
}

interface Chain {
  readonly frame: Frame
  readonly means: readonly number[][]
  readonly sds: readonly number[][]
}

const runChain = (frame: Frame, targets: readonly Target[], iterations: number, random: Random): Chain => {
  let current = frame
  const known = targets.map(({ absent }) => observedRows(frame.rows, absent))
  targets.forEach(({ name, absent }, at) => {
    const column = frame.columns.get(name) as Column
    const own = known[at] as Int32Array
    const start = Float64Array.from(absent, () => valueAt(column, own[random.integer(0, own.length - 1)] as number))
    current = withColumns(current, filled(column, absent, start))
  })
  const [means, sds] = [targets.map((): number[] => []), targets.map((): number[] => [])]
  for (let round = 0; round < iterations; round++)
    targets.forEach((target, at) => {
      const column = current.columns.get(target.name) as Column
      const own = known[at] as Int32Array
      const design = designMatrix(
        current,
        target.predictors.map((name) => [name]),
      )
      const y = Float64Array.from(own, (row) => valueAt(column, row))
      const values = draw({ observed: rowsOf(design, own), y, absent: rowsOf(design, target.absent), random }, target)
      current = withColumns(current, filled(column, target.absent, values))
      const shape = spread(values)
      means[at]?.push(shape.mean)
      sds[at]?.push(shape.sd)
    })
  return { frame: current, means, sds }
}

const defaultModel = (column: Column): ImputationModel =>
  column.kind === 'numeric' ? 'predictive-mean' : column.levels.length === 2 ? 'logistic' : 'multinomial'

const fits = (column: Column, model: ImputationModel): boolean =>
  model === 'normal' || model === 'predictive-mean'
    ? column.kind === 'numeric'
    : column.kind === 'factor' && (model === 'logistic' ? column.levels.length === 2 : column.levels.length >= 2)

/** Variables with missing values, from the least to the most missing. */
const targetsOf = (
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

const without = (frame: Frame, name: string | undefined): Frame =>
  name === undefined ? frame : { rows: frame.rows, columns: new Map([...frame.columns].filter(([own]) => own !== name)) }

const partsOf = (frame: Frame, within: FactorColumn | undefined): readonly Int32Array[] =>
  within === undefined
    ? [Int32Array.from({ length: frame.rows }, (_, row) => row)]
    : within.levels
        .map((_, level) => Int32Array.from({ length: frame.rows }, (_, row) => row).filter((row) => within.codes[row] === level))
        .filter((rows) => rows.length > 0)

/** Puts the parts back in the order of the rows. */
const joined = (frame: Frame, parts: readonly Int32Array[], chains: readonly Chain[]): Frame =>
  parts.reduce((whole, rows, at) => {
    const own = chains[at]?.frame as Frame
    const columns = [...own.columns.values()].map((column) =>
      filled(
        whole.columns.get(column.name) as Column,
        rows,
        Float64Array.from(rows, (_, k) => valueAt(column, k)),
      ),
    )
    return withColumns(whole, ...columns)
  }, frame)

const traceOf = (
  frame: Frame,
  target: Target,
  frames: readonly Frame[],
  means: readonly (readonly number[])[],
  sds: readonly (readonly number[])[],
): ImputationTrace => {
  const column = frame.columns.get(target.name) as Column
  const imputed = frames.flatMap((one) => Array.from(target.absent, (row) => valueAt(one.columns.get(target.name) as Column, row)))
  return {
    variable: target.name,
    model: target.model,
    missing: target.absent.length,
    means,
    sds,
    rHatMean: computeRHat(means),
    rHatSd: computeRHat(sds),
    observed: spread(Array.from(observedRows(frame.rows, target.absent), (row) => valueAt(column, row))),
    imputed: spread(imputed),
  }
}

/**
 * Multiple imputation by chained equations: each incomplete variable is drawn from a model of it given the others, in turn, from the least
 * to the most missing, until the chains have settled.
 *
 * Valid when what is missing depends on what was observed. Put the outcome, baseline, strata of randomisation and auxiliary variables in the
 * frame; impute within arm where effects may differ. Impute components, never a composite made of them, and derive it afterwards. Look at
 * the traces and R-hat, and at how imputed values lie beside observed ones.
 *
 * Models: `normal` linear draw (variance from its scaled inverse chi-square, coefficients from their normal); `predictive-mean` type 1 with
 * 5 donors; `logistic`; `multinomial` by separate logits; `ordinal` proportional odds. Categorical models are stabilised by a few weighted
 * pseudo-observations.
 *
 * Sources: van Buuren S. Flexible imputation of missing data. 2nd ed, 2018; White IR, Royston P, Wood AM. Stat Med 2011;30:377-99
 * (doi 10.1002/sim.4067).
 *
 * Issues: `column-unknown`, `model-unfit`, `within-incomplete`, `too-few-values`, `count-invalid`, `nothing-missing`.
 *
 * @example imputeChained(frame, { seed: 'trial', imputations: 50, within: 'arm' })
 */
export const imputeChained = (frame: Frame, options: ChainedOptions): Outcome<ChainedImputation> => {
  const { seed, imputations = 20, iterations = 20, within } = options
  const { targets, issues } = targetsOf(frame, options)
  const counts = [imputations, iterations].filter((count) => !(Number.isSafeInteger(count) && count >= 1))
  if (counts.length > 0)
    return failed(inputError('count-invalid', `${counts.join(', ')} is no number of rounds.`, 'Give whole numbers of at least 1.'))
  if (issues.length > 0) return failed(...issues)
  if (targets.length === 0) return failed(inputError('nothing-missing', 'No column has missing values.', 'Analyse the data as they are.'))
  const factor = within === undefined ? undefined : factorOf(frame, within)
  if (factor?.ok === false) return factor
  const parts = partsOf(frame, factor?.value)
  const split = parts.map((rows) => without(takeRows(frame, rows), within))
  const own = split.map((part) => targetsOf(part, options))
  const short = own.flatMap((one) => one.issues)
  if (short.length > 0) return failed(...short)
  const runs = Array.from({ length: imputations }, (_, m) =>
    split.map((part, at) => runChain(part, own[at]?.targets ?? [], iterations, streamOf(seed, `chained-equations/${at}`, m))),
  )
  const frames = runs.map((chains) => joined(frame, parts, chains))
  const series = (variable: string, which: 'means' | 'sds'): readonly (readonly number[])[] =>
    runs.flatMap((chains) =>
      chains.flatMap((chain, at) => {
        const position = own[at]?.targets.findIndex(({ name }) => name === variable) ?? -1
        return position < 0 ? [] : [chain[which][position] ?? []]
      }),
    )
  const traces = targets.map((target) => traceOf(frame, target, frames, series(target.name, 'means'), series(target.name, 'sds')))
  const rough = traces.filter(({ rHatMean, rHatSd }) => [rHatMean, rHatSd].some((value) => typeof value === 'number' && value > 1.1))
  const incomplete = new Set(targets.flatMap(({ absent }) => [...absent])).size
  return done({
    method: `Chained equations, ${imputations} imputations of ${iterations} iterations`,
    frames,
    traces,
    seed,
    generator: 'Philox4x32-10',
    warnings: [
      ...(rough.length > 0
        ? [
            caution(
              'not-mixed',
              `${rough.map(({ variable }) => variable).join(', ')}: the chains have not settled (R-hat above 1.1).`,
              'Iterate longer.',
            ),
          ]
        : []),
      ...(imputations < (100 * incomplete) / frame.rows
        ? [
            caution(
              'few-imputations',
              `${Math.round((100 * incomplete) / frame.rows)} % of rows are incomplete.`,
              'Impute at least that often.',
            ),
          ]
        : []),
    ],
  })
}
