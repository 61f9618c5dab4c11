import { instrumentOf } from '../../composites/instrument-of.ts'
import { ssri30 } from './ssri-30.ts'

/** Sjögren's syndrome responder index, SSRI-30: two of five measures better by 30 %. */
export const ssri = instrumentOf(ssri30)
