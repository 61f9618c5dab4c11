import { compareExact, type Exact, type Unit } from '@dacryon/core'
import { type Instrument, isMissing, type Missing, resultText, type Score, tableScorer } from '../src/index.ts'

export type Cells = Readonly<Record<string, string>>
export type AnyResult = Exact | boolean | string | Missing

/** Data that stands in for a file the user must bring; instruments without a companion get none. */
const companionOf = (instrument: Instrument): unknown => {
  const read = instrument.companion?.parse(instrument.companion.sample)
  if (read?.ok === false) throw new Error(`the sample of ${instrument.id}: ${read.issues.map(({ message }) => message).join('; ')}`)
  return read?.value
}

/** Score one row of texts. */
export const scoreCells = (
  instrument: Instrument,
  cells: Cells,
  options: Cells = {},
  units: Readonly<Record<string, Unit>> = {},
): Score => {
  const columns = Object.keys(cells)
  const scorer = tableScorer(instrument, { columns, options, units, companion: companionOf(instrument) })
  if (!scorer.ok) throw new Error(scorer.issues.map(({ message }) => message).join('; '))
  return scorer.value.score((column) => cells[columns[column] ?? ''] ?? '')
}

export const resultsOf = (score: Score): Readonly<Record<string, AnyResult>> => score.results

/** Results as exact texts, thirds and all: for comparing two scores. */
export const exactResults = (score: Score): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(resultsOf(score)).map(([name, value]) => {
      if (typeof value !== 'object' || isMissing(value))
        return [name, isMissing(value) ? `NA ${value.missing.join(';')}` : resultText(value)]
      return [name, asFraction(value)]
    }),
  )

const asFraction = ({ n, d }: Exact): string => {
  let [a, b] = [BigInt(n) < 0n ? -BigInt(n) : BigInt(n), BigInt(d)]
  while (b !== 0n) [a, b] = [b, a % b]
  const common = a === 0n ? 1n : a
  return `${BigInt(n) / common}/${BigInt(d) / common}`
}

/** -1, 0 or 1 as the first result is worse than, as good as, or better than the second; undefined when that cannot be said. */
export const compareOutcome = (instrument: Instrument, a: AnyResult | undefined, b: AnyResult | undefined): -1 | 0 | 1 | undefined => {
  const main = instrument.results[instrument.main]
  if (a === undefined || b === undefined || isMissing(a) || isMissing(b) || main === undefined) return undefined
  if (main.kind === 'number' && main.better !== undefined && typeof a === 'object' && typeof b === 'object') {
    const order = compareExact(a, b)
    return main.better === 'higher' ? order : order === 0 ? 0 : order > 0 ? -1 : 1
  }
  if (main.kind === 'yes-no' && main.yes !== undefined) return a === b ? 0 : (a === true) === (main.yes === 'good') ? 1 : -1
  if (main.kind === 'category' && main.ordered !== undefined) {
    const order = main.ordered === true ? Object.keys(main.choices) : main.ordered
    const [x, y] = [order.indexOf(String(a)), order.indexOf(String(b))]
    return x === y ? 0 : x < y ? 1 : -1
  }
  return undefined
}
