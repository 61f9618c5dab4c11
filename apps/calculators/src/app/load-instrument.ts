import type { Instrument } from '@dacryon/endpoints/form'
import { ids } from '../generated/ids.ts'

const isInstrument = (value: unknown, id: string): value is Instrument =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === id && 'compute' in value

/** The built file of an instrument: `instruments/star.js`, beside the page or beside the worker. */
const built = (id: string): Promise<Readonly<Record<string, unknown>>> =>
  import(/* @vite-ignore */ new URL(`instruments/${id}.js`, typeof document === 'undefined' ? location.href : document.baseURI).href)

/** The instrument of an id, in a file of its own; undefined when there is none. */
export const loadInstrument = async (id: string): Promise<Instrument | undefined> => {
  if (!ids.includes(id)) return undefined
  if (import.meta.env.DEV) {
    const { loaders } = await import('../generated/loaders.ts')
    const found = Object.hasOwn(loaders, id) ? await loaders[id]?.() : undefined
    return isInstrument(found, id) ? found : undefined
  }
  return Object.values(await built(id)).find((value) => isInstrument(value, id))
}
