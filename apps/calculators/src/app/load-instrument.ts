import type { Instrument } from '@dacryon/endpoints/form'
import { loaders } from '../generated/loaders.ts'

/** The instrument of an id, in a file of its own; undefined when there is none. */
export const loadInstrument = async (id: string): Promise<Instrument | undefined> =>
  Object.hasOwn(loaders, id) ? ((await loaders[id]?.()) as Instrument | undefined) : undefined
