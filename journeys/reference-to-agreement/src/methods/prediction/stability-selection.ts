import { ask } from '@dacryon/core'
import { boundFalseSelections, cutoffForFalseSelections, numberResponse, selectStable } from '@dacryon/stats/prediction'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { numberAfter } from './call-numbers.ts'
import { predictorsOfTable } from './columns.ts'
import { partsOf } from './expected-result.ts'

/** `pfer_unimodal_p200_q15_cut.8_B50`: settings in the name of a result. */
const settingsOf = (name: string) => ({
  variables: numberAfter(name, '_p', 0),
  chosen: numberAfter(name, '_q', 0),
  cutoff: numberAfter(name, '_cut', 0),
  pairs: numberAfter(name, '_B', 0),
  errors: numberAfter(name, 'pfer', 1),
})

const boundOf = (name: string): number | undefined => {
  const settings = settingsOf(name)
  if (name.startsWith('cutoff_for')) return ask(cutoffForFalseSelections(settings))
  if (name.startsWith('pfer_unimodal')) return ask(boundFalseSelections(settings, 'unimodal'))
  return name.startsWith('pfer_rconcave') ? ask(boundFalseSelections(settings, 'r-concave')) : undefined
}

/** Lasso in given half samples, with bounds on false selections. */
export const stabilitySelection: Method = (open) => {
  const [table, halves] = open.tables
  if (table === undefined || halves === undefined) throw new RangeError('The case needs two tables.')
  const { call } = open
  const [high, low] = [...call.matchAll(/log\s+(-?(?:\d+\.?\d*|\.\d+))/g)].map((match) => Number(match[1]))
  const count = numberAfter(call, 'length', 100)
  const [from, to] = [Math.log(high ?? 1), Math.log(low ?? 0.01)]
  const names = Object.keys(partsOf(open.result))
  const cutoff = numberAfter(names.find((name) => name.startsWith('selected_at')) ?? '', 'selected_at_', 0.75)
  const selection = ask(
    selectStable(predictorsOfTable(table), numberResponse(completeNumbersOf(table, 'yg')), {
      seed: open.id,
      chosen: numberAfter(call, 'q=', 1),
      cutoff,
      lambda: Array.from({ length: count }, (_, at) => Math.exp(from + ((to - from) * at) / (count - 1))),
      samples: halves.rows.map((row) => row.map((cell) => Number(cell) - 1)),
    }),
  )
  return {
    result: {
      selection_frequency: selection.variables.map(({ frequency }) => frequency),
      [`selected_at_${cutoff}`]: selection.variables.flatMap(({ selected }, at) => (selected ? [at + 1] : [])),
      pfer_mb: selection.expectedFalse,
      mb_formula: selection.expectedFalse,
      ...Object.fromEntries(names.flatMap((name) => (boundOf(name) === undefined ? [] : [[name, boundOf(name)]]))),
    },
  }
}
