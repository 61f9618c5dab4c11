import type { Composite } from '@dacryon/endpoints'

/** The published composites, each in a file of its own. */
export const published: Readonly<Record<string, () => Promise<Composite>>> = {
  STAR: async () => (await import('@dacryon/endpoints/instruments/star/star-2022')).star2022,
  CRESS: async () => (await import('@dacryon/endpoints/instruments/cress/cress-2021')).cress2021,
  cCRESS: async () => (await import('@dacryon/endpoints/instruments/ccress/ccress-2024')).ccress2024,
}
