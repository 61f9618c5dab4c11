import { ask } from '@dacryon/core'
import {
  type SetScores,
  scoreCombinedZ,
  scoreGsva,
  scoreMarkerMean,
  scoreMeanZ,
  scorePlage,
  scoreReferenceZSum,
  scoreSsgsea,
} from '@dacryon/stats/omics'
import type { Method } from '../../method.ts'
import { textsOf } from '../../table.ts'
import { geneSetsIn } from './gene-set-tables.ts'
import { expressionIn, fieldOf, numbersIn } from './matrices.ts'

const asScores = ({ sets, samples, values }: SetScores) => ({
  rows: sets,
  cols: samples,
  values: sets.map((_, at) => [...values.subarray(at * samples.length, (at + 1) * samples.length)]),
})

/** Turns each row to the direction of the expected one: the sign of a singular vector is arbitrary. */
const turned = (scores: ReturnType<typeof asScores>, expected: unknown) => {
  const rows = fieldOf(expected, 'values')
  const wanted = Array.isArray(rows) ? rows.map(numbersIn) : []
  const along = (row: readonly number[], at: number): number => row.reduce((total, value, s) => total + value * (wanted[at]?.[s] ?? 0), 0)
  return { ...scores, values: scores.values.map((row, at) => (along(row, at) < 0 ? row.map((value) => -value) : row)) }
}

/** Scores of gene sets in single samples. */
export const geneSetScores: Method = ({ id, call, result, tables, table }) => {
  const [first] = tables
  const last = tables.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('The case names no tables of expression and gene sets.')
  const expression = expressionIn(first)
  const sets = geneSetsIn(last)
  const options = { force: true }
  if (id === 'mean_z') return { result: { scores: asScores(ask(scoreMeanZ(expression, sets, options))) } }
  if (id === 'mcpcounter_style') return { result: { scores: asScores(ask(scoreMarkerMean(expression, sets, options))) } }
  if (id === 'reference_group_z_sum') {
    const level = /group (\S+) mean/.exec(call)?.[1] ?? ''
    const groups = textsOf(table(`${first.name}_samples`), 'group')
    const reference = [...groups.keys()].filter((sample) => groups[sample] === level)
    return { result: { scores: asScores(ask(scoreReferenceZSum(expression, sets, reference, options))) } }
  }
  if (id === 'ssgsea') {
    const power = Number(/tau\s*=\s*([\d.]+)/.exec(call)?.[1] ?? 0.25)
    const scores = (normalise: boolean) => asScores(ask(scoreSsgsea(expression, sets, { ...options, power, normalise })))
    return { result: { raw: scores(false), normalised: scores(true) } }
  }
  if (id === 'gsva') return { result: { scores: asScores(ask(scoreGsva(expression, sets, { ...options, resolution: 0.001 }))) } }
  return {
    result: {
      zscore: asScores(ask(scoreCombinedZ(expression, sets, options))),
      plage: turned(asScores(ask(scorePlage(expression, sets, options))), fieldOf(result, 'plage')),
    },
  }
}
