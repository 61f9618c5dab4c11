import type { Exact } from '@dacryon/core'
import { isMissing, type Missing, type Result } from '@dacryon/endpoints/form'
import type { Speech } from '../words/speech.tsx'

/** A value of a result, as rules give it. */
export type Value = Exact | boolean | string | Missing

/** A result in words, with its unit; a dash when it is not known. */
export const resultWords = (result: Result, value: Value | undefined, { words, say, exact, unit }: Speech): string => {
  if (value === undefined || isMissing(value)) return '–'
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') {
    const choice = result.kind === 'category' ? result.choices[value] : undefined
    return choice === undefined ? value : say(choice)
  }
  const shown = result.kind === 'number' && result.unit !== undefined ? unit(result.unit) : ''
  return shown === '' ? exact(value) : `${exact(value)}\u00a0${shown}`
}

/** Whether a value is good or bad news, where the definition says so. */
export const toneOf = (result: Result, value: Value | undefined): 'good' | 'bad' | undefined => {
  if (result.kind !== 'yes-no' || typeof value !== 'boolean' || result.yes === undefined) return undefined
  return value === (result.yes === 'good') ? 'good' : 'bad'
}
