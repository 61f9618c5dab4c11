import { instrumentOf } from '../../composites/instrument-of.ts'
import { star2022 } from './star-2022.ts'

/** Sjögren's tool for assessing response, candidate of 2022: responder from 5 of 9 points. */
export const star = instrumentOf(star2022)
