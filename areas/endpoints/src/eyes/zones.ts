import { addExact, compareExact, type Exact, exact, exactZero } from '@dacryon/core'
import type { LevelItem, NumberItem } from '../definition/item.ts'
import { type Missing, missing } from '../definition/reason.ts'
import type { Words } from '../definition/words.ts'
import { lacking } from '../rules/known.ts'
import { eyeOf, eyeWords, type Side, sides } from './eye-words.ts'

/** A surface of the eye that is graded zone by zone and summed. */
export interface Zones<Z extends string, T extends string> {
  readonly zones: Readonly<Record<Z, Words>>
  /** Greatest grade of a zone. */
  readonly max: number
  readonly meanings?: Readonly<Record<number, Words>>
  /** Name of the recorded total: `total` makes the items `total_r` and `total_l`. */
  readonly total: T
  readonly totalLabel: Words
  readonly variables?: Readonly<Record<Side, readonly string[]>>
}

type ScoreItem = NumberItem & { readonly unit: '{score}' }

/** Items `r_ZONE`, `l_ZONE` and, for files that hold only the sum, `TOTAL_r` and `TOTAL_l`. */
export type ZoneItems<Z extends string, T extends string> = {
  readonly [K in `${Side}_${Z}`]: LevelItem
} & { readonly [K in `${T}_${Side}`]: ScoreItem }

const zoneIds = <Z extends string>(zones: Readonly<Record<Z, Words>>): readonly Z[] => Object.keys(zones) as Z[]

/** The items of a graded surface on both eyes. Zones or the recorded total: each can stand for the other. */
export const zoneItems = <Z extends string, T extends string>(surface: Zones<Z, T>): ZoneItems<Z, T> => {
  const ids = zoneIds(surface.zones)
  const levels = Array.from({ length: surface.max + 1 }, (_, level) => level)
  const entries = sides.flatMap((side): [string, LevelItem | ScoreItem][] => [
    ...ids.map((zone): [string, LevelItem] => [
      `${side}_${zone}`,
      {
        kind: 'level',
        label: surface.zones[zone],
        group: eyeWords[side],
        eye: eyeOf[side],
        levels,
        optional: true,
        worse: 'higher',
        ...(surface.meanings !== undefined && { meanings: surface.meanings }),
      },
    ]),
    [
      `${surface.total}_${side}`,
      {
        kind: 'number',
        label: surface.totalLabel,
        help: {
          en: 'As recorded. Wanted only when the zones are not known; when they are, it must agree with them.',
          fr: 'Tel qu’enregistré. Utile seulement si les zones ne sont pas connues ; si elles le sont, il doit concorder.',
        },
        group: eyeWords[side],
        eye: eyeOf[side],
        unit: '{score}',
        min: '0',
        max: String(surface.max * ids.length),
        whole: true,
        optional: true,
        worse: 'higher',
        ...(surface.variables !== undefined && { variables: surface.variables[side] }),
      },
    ],
  ])
  return Object.fromEntries(entries) as unknown as ZoneItems<Z, T>
}

/** Sum of one eye, or the name of the recorded total that contradicts its zones. */
export const zoneTotal = <Z extends string, T extends string>(
  surface: Zones<Z, T>,
  side: Side,
  given: Readonly<Record<string, Exact | undefined>>,
): Exact | Missing | { readonly disagrees: string } => {
  const ids = zoneIds(surface.zones).map((zone) => `${side}_${zone}`)
  const known = ids.flatMap((id) => given[id] ?? [])
  const sum = known.reduce(addExact, exactZero)
  const [recordedId, recorded] = [`${surface.total}_${side}`, given[`${surface.total}_${side}`]]
  const most = addExact(sum, exact(surface.max * (ids.length - known.length)))
  if (recorded !== undefined && (compareExact(recorded, sum) < 0 || compareExact(recorded, most) > 0)) return { disagrees: recordedId }
  if (known.length === ids.length) return sum
  return recorded ?? (known.length === 0 ? missing(`missing:${recordedId}`) : (lacking(given, ids) ?? missing(`missing:${recordedId}`)))
}
