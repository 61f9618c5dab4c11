import { type Column, factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import { streamOf } from '../../src/numeric/random.ts'
import { predictorsOf } from '../../src/prediction/index.ts'
import { demanded } from '../prediction/rule-data.ts'

/** A randomised trial whose treatment works where ssa is 1 and ifn above 0, by `effect`. */
export const plantedTrial = (rows: number, seed: string, effect = 2) => {
  const random = streamOf(seed, 'planted-trial', 0)
  const draw = <T>(of: () => T): T[] => Array.from({ length: rows }, of)
  const ifn = draw(() => random.normal())
  const ssa = draw(() => (random.bernoulli(0.7) ? 1 : 0))
  const age = draw(() => random.integer(25, 80))
  const region = draw(() => random.pick(['A', 'B', 'C']))
  const treated = Uint8Array.from({ length: rows }, (_, row) => row % 2)
  const planted = Uint8Array.from({ length: rows }, (_, row) => (ssa[row] === 1 && (ifn[row] as number) > 0 ? 1 : 0))
  const outcome = Float64Array.from(
    { length: rows },
    (_, row) => random.normal() + effect * (treated[row] as number) * (planted[row] as number),
  )
  const columns = [numericColumn('ifn', ifn), numericColumn('ssa', ssa), numericColumn('age', age), factorColumn('region', region)]
  const covariates = demanded(
    predictorsOf(demanded(frameOf(columns.map((column) => demanded<Column>(column)))), ['ifn', 'ssa', 'age', 'region']),
  )
  return { trial: { outcome, treated }, covariates, planted, ifn, ssa }
}
