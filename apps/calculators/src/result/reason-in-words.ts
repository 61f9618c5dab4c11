import { type Instrument, type Reason, reasonWords, type Words } from '@dacryon/endpoints/form'
import type { Speech } from '../words/speech.tsx'

/** A reason for people, and the item that would settle it. */
export interface ReasonInWords {
  readonly code: Reason
  readonly text: string
  readonly item?: string
}

const known: Readonly<Record<string, Words>> = reasonWords

const labelOf = (instrument: Instrument, id: string, { words, say }: Speech): string | undefined => {
  const item = instrument.items[id]
  if (item === undefined) {
    const result = instrument.results[id] ?? instrument.options?.[id]
    return result === undefined ? undefined : say(result.label)
  }
  const paired = item.visit === 'baseline' && Object.values(instrument.items).some(({ visit }) => visit === 'follow-up')
  const visit = item.visit === undefined ? undefined : item.visit === 'follow-up' ? words.now : paired ? words.before : undefined
  return visit === undefined ? say(item.label) : `${say(item.label)} (${visit})`
}

/** How a kind of reason is said of what it names. */
export type Why = Readonly<Record<string, (label: string) => string>>

/**
 * A reason code or flag in words: the instrument's own first, then the common ones, then what it names. `why`: ways to say a kind that come
 * before those of the application.
 */
export const reasonInWords = (instrument: Instrument, code: Reason, speech: Speech, why: Why = {}): ReasonInWords => {
  const own = instrument.reasonWords?.[code] ?? instrument.flagWords?.[code] ?? known[code]
  const [kind = '', id = ''] = code.split(':')
  const item = instrument.items[id] === undefined ? undefined : id
  const words = own === undefined ? undefined : speech.say(own)
  const say = Object.entries<Why[string]>({ ...speech.words.why, ...why }).find(([each]) => each === kind)?.[1]
  const text = words ?? (say === undefined ? code : say(labelOf(instrument, id, speech) ?? id))
  return { code, text, ...(item !== undefined && { item }) }
}
