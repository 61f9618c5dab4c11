import { type Instrument, resultText } from '../src/index.ts'
import { type Cells, resultsOf, scoreCells } from './score-cells.ts'

/** Results of one record as a table holds them, with `reason` and `flag`. */
export const scoreText = (instrument: unknown, input: Cells, options: Cells = {}): Cells => {
  const score = scoreCells(instrument as Instrument, input, options)
  return {
    ...Object.fromEntries(Object.entries(resultsOf(score)).map(([name, value]) => [name, resultText(value)])),
    reason: score.reasons.join(';'),
    flag: score.flags.join(';'),
  }
}
