import { numberOfExact } from '@dacryon/core'
import { type Instrument, isMissing, resultText } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { resultSchema } from '../schema/common.ts'
import { type AnyResult, resultsOf } from '../scoring/derived-value.ts'
import type { ScoreRecord } from '../scoring/score-record.ts'

/** A result of a record by id. */
export const resultOf = ({ score }: ScoreRecord, id: string): AnyResult | undefined => resultsOf(score.results)[id]

/** True when the record has this result. */
export const hasResult = (record: ScoreRecord, id: string): boolean => {
  const result = resultOf(record, id)
  return result !== undefined && !isMissing(result)
}

/** Every result of a record, for reading. */
export const resultsForReading = ({ results }: Instrument, record: ScoreRecord): z.output<typeof resultSchema>[] =>
  Object.entries(results).map(([id, definition]) => {
    const value = resultOf(record, id) ?? { missing: [] }
    const base = { id, kind: definition.kind, label: { ...definition.label }, text: resultText(value) }
    if (isMissing(value)) return { ...base, reasons: [...value.missing] }
    if (typeof value === 'object') return { ...base, number: numberOfExact(value) }
    const words = definition.kind === 'category' && typeof value === 'string' ? definition.choices[value] : undefined
    return { ...base, ...(words !== undefined && { words: { ...words } }) }
  })
