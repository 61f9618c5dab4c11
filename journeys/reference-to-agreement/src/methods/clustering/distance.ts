import { ask } from '@dacryon/core'
import {
  computeCorrelationDistances,
  computeDistances,
  computeGowerDistances,
  type Distances,
  type Metric,
  standardise,
} from '@dacryon/stats/clustering'
import { type Column, factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import type { Method, OpenCase } from '../../method.ts'
import { numbersOf, type Table, textsOf } from '../../table.ts'
import { corner, pairSum, pointsAfter } from './shapes.ts'

const metricOf = ({ id, call }: OpenCase): Metric => {
  if (id === 'minkowski') return { kind: id, power: Number(/p=([\d.]+)/.exec(call)?.[1]) }
  if (id === 'euclidean' || id === 'manhattan' || id === 'maximum' || id === 'canberra') return { kind: id }
  throw new RangeError(`No distance ${id}.`)
}

const columnOf = (table: Table, name: string, missing: { readonly name: string; readonly row: number }): Column => {
  const gone = (row: number): boolean => name === missing.name && row === missing.row - 1
  const texts = textsOf(table, name).map((text, row) => (gone(row) ? null : text))
  if (texts.some((text) => text !== null && Number.isNaN(Number(text)))) return ask(factorColumn(name, texts))
  return ask(
    numericColumn(
      name,
      numbersOf(table, name).map((value, row) => (gone(row) ? null : value)),
    ),
  )
}

/** The Gower distances that the call describes: which columns, how many patients, which value is taken out, which column is asymmetric. */
export const gowerOf = (call: string, table: Table): { readonly plain: Distances; readonly asymmetric: Distances } => {
  const columns =
    /daisy\(([^;)]+)/
      .exec(call)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? []
  const first = Number(/first (\d+)/.exec(call)?.[1])
  const [, name = '', row = ''] = /(\w+)\[(\d+)\]=NA/.exec(call) ?? []
  const asymmetric = /with (\w+) numeric/.exec(call)?.[1] ?? ''
  const some = { ...table, rows: table.rows.slice(0, first) }
  const frame = ask(frameOf(columns.map((column) => columnOf(some, column, { name, row: Number(row) }))))
  return { plain: ask(computeGowerDistances(frame)), asymmetric: ask(computeGowerDistances(frame, { asymmetric: [asymmetric] })) }
}

export const distance: Method = (reference) => {
  const [table] = reference.tables
  if (table === undefined) throw new RangeError('There is no table.')
  if (reference.id === 'gower') {
    const { plain, asymmetric } = gowerOf(reference.call, table)
    return { result: { asymm: corner(asymmetric, 6), plain: corner(plain, 6) } }
  }
  const { points } = ask(standardise(pointsAfter(table, 1)))
  if (reference.id === 'correlation') {
    const of = (kind: 'pearson' | 'spearman') => corner(ask(computeCorrelationDistances(points, kind)), 6)
    return { result: { pearson: of('pearson'), spearman: of('spearman') } }
  }
  const distances = ask(computeDistances(points, metricOf(reference)))
  return { result: { first6: corner(distances, 6), sum: pairSum(distances) } }
}
