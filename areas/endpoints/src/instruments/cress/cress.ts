import { instrumentOf } from '../../composites/instrument-of.ts'
import { cress2021 } from './cress-2021.ts'

/** Composite of relevant endpoints for Sjögren's syndrome: responder from 3 of 5 items. */
export const cress = instrumentOf(cress2021)
