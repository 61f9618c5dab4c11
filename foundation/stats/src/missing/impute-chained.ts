import type { Issue, Outcome } from '@dacryon/core'
import type { Column, FactorColumn } from '../data/column.ts'
import { type Frame, factorOf, takeRows, withColumns } from '../data/frame.ts'
import { streamOf } from '../numeric/random.ts'
import type { Estimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import type { ChainedOptions, ImputationModel } from './chained-options.ts'
import { type Target, targetsOf } from './chained-targets.ts'
import { filled, valueAt } from './column-values.ts'
import { computeRHat } from './convergence.ts'
import { type Chain, observedRows, runChain, spread } from './run-chain.ts'

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

const chainWarnings = (
  traces: readonly ImputationTrace[],
  targets: readonly Target[],
  imputations: number,
  rows: number,
): readonly Issue[] => {
  const rough = traces.filter(({ rHatMean, rHatSd }) => [rHatMean, rHatSd].some((value) => typeof value === 'number' && value > 1.1))
  const incomplete = new Set(targets.flatMap(({ absent }) => [...absent])).size
  return [
    ...(rough.length > 0
      ? [
          caution(
            'not-mixed',
            `${rough.map(({ variable }) => variable).join(', ')}: the chains have not settled (R-hat above 1.1).`,
            'Iterate longer.',
          ),
        ]
      : []),
    ...(imputations < (100 * incomplete) / rows
      ? [caution('few-imputations', `${Math.round((100 * incomplete) / rows)} % of rows are incomplete.`, 'Impute at least that often.')]
      : []),
  ]
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
  return done({
    method: `Chained equations, ${imputations} imputations of ${iterations} iterations`,
    frames,
    traces,
    seed,
    generator: 'Philox4x32-10',
    warnings: chainWarnings(traces, targets, imputations, frame.rows),
  })
}
