import type { Instrument, Section } from './definition/instrument.ts'
import * as entries from './instruments/index.ts'

const order: readonly Section[] = [
  'activity',
  'response',
  'classification',
  'ocular',
  'oral',
  'ultrasound',
  'histology',
  'laboratory',
  'patient-reported',
  'prognosis',
]

/** Every instrument there is, by section and id. A program that needs one imports that one: `import { star } from '@dacryon/endpoints'`. */
export const instruments: readonly Instrument[] = Object.values(entries)
  .map((entry): Instrument => entry as unknown as Instrument)
  .toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section) || (a.id < b.id ? -1 : 1))

/** The instrument of an id or alias, upper or lower case; undefined when there is none. */
export const findInstrument = (name: string): Instrument | undefined => {
  const wanted = name.toLowerCase()
  return (
    instruments.find(({ id }) => id === wanted) ??
    instruments.find(({ aliases }) => aliases?.some((alias) => alias.toLowerCase() === wanted))
  )
}
