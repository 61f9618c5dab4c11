import { compareExact, divideExact, type Exact } from '@dacryon/core'
import { type Missing, missing } from '../../definition/reason.ts'
import { lacking } from '../../rules/known.ts'

/** A flow in mL/min, and whether the recorded one says something else than volume and minutes. */
export interface Flow {
  readonly value: Exact | Missing
  readonly differs: boolean
}

/** Volume over minutes; without them the flow as recorded. */
export const flowOf = (
  given: Readonly<Record<string, Exact | undefined>>,
  ids: { readonly volume: string; readonly minutes: string; readonly flow: string },
): Flow => {
  const [volume, minutes, recorded] = [given[ids.volume], given[ids.minutes], given[ids.flow]]
  if (volume !== undefined && minutes !== undefined) {
    const value = divideExact(volume, minutes)
    return { value, differs: recorded !== undefined && compareExact(recorded, value) !== 0 }
  }
  if (recorded !== undefined) return { value: recorded, differs: false }
  const lost = lacking(given, [ids.volume, ids.minutes])
  return {
    value: volume === undefined && minutes === undefined ? missing(`missing:${ids.flow}`) : (lost ?? missing(`missing:${ids.flow}`)),
    differs: false,
  }
}
