import { type Instrument, resultText, tableScorer } from '../src/index.ts'

/** Results of one record as a table holds them, with `reason` and `flag`. */
export const scoreText = (
  instrument: Instrument<never, never, never> | Instrument,
  input: Readonly<Record<string, string>>,
  options: Readonly<Record<string, string>> = {},
  units: Readonly<Record<string, never>> = {},
): Readonly<Record<string, string>> => {
  const columns = Object.keys(input)
  const scorer = tableScorer(instrument as unknown as Instrument, { columns, options, units })
  if (!scorer.ok) throw new Error(scorer.issues.map(({ message }) => message).join('; '))
  const { results, reasons, flags } = scorer.value.score((column) => input[columns[column] ?? ''] ?? '')
  return {
    ...Object.fromEntries(Object.entries(results).map(([name, value]) => [name, resultText(value)])),
    reason: reasons.join(';'),
    flag: flags.join(';'),
  }
}
