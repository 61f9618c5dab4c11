import { instrumentOf } from '../../composites/instrument-of.ts'
import { joquerVas2014 } from './joquer-vas-2014.ts'

/** The responder rule of JOQUER and TRIPSS: two of dryness, pain and fatigue better by 30 %. */
export const joquerVas = instrumentOf(joquerVas2014)
