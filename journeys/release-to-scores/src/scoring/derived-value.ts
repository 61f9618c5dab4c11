import { asExactText, type Exact } from '@dacryon/core'
import { type Instrument, isMissing, type Missing, resultText } from '@dacryon/endpoints'
import { allows, type ReadItem } from '@dacryon/endpoints/form'

/** Any result of any instrument. */
export type AnyResult = Exact | boolean | string | Missing

/** The results of a score by id. */
export const resultsOf = (results: object): Readonly<Record<string, AnyResult>> => ({ ...results })

/** A result of one instrument as the checked input of another. */
export const asInput = (id: string, item: Instrument['items'][string], result: Exclude<AnyResult, Missing>): ReadItem => {
  const wrong: ReadItem = { why: `invalid:${id}`, invalid: true }
  if (typeof result === 'boolean') return item.kind === 'yes-no' ? { value: result } : wrong
  if (typeof result === 'string') return item.kind === 'choice' && Object.hasOwn(item.choices, result) ? { value: result } : wrong
  return (item.kind === 'level' || item.kind === 'number') && allows(item, result) ? { value: result } : wrong
}

/** A result as text, with more digits than a table has where it needs them. */
export const longText = (result: AnyResult): string =>
  typeof result === 'object' && !isMissing(result) ? asExactText(result, 12) : resultText(result)
