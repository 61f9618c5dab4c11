import { instrumentOf } from '../../composites/instrument-of.ts'
import { ccress2024 } from './ccress-2024.ts'

/** Concise CRESS, for trials without ocular staining and ultrasound: responder from 3 of 5 items. */
export const ccress = instrumentOf(ccress2024)
