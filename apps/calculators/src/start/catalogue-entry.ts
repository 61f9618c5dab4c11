import type { Instrument } from '@dacryon/endpoints/form'

/** One instrument on the start page. */
export type CatalogueEntry = Pick<Instrument, 'id' | 'short' | 'title' | 'section' | 'measures' | 'mark' | 'version' | 'aliases'> & {
  readonly needsFile?: boolean
}
