import type { LevelItem } from '../definition/item.ts'
import type { Words } from '../definition/words.ts'

/** One thing that is graded on a gland, from 0 to `max`. */
export interface Parameter {
  readonly label: Words
  readonly help?: Words
  readonly max: number
  readonly meanings?: Readonly<Record<number, Words>>
  readonly variables?: readonly string[]
}

/** A gland, or a pair of glands that is graded as one, with what is graded on it. */
export interface Gland {
  readonly label: Words
  readonly gland?: NonNullable<LevelItem['gland']>
  readonly parameters: Readonly<Record<string, Parameter>>
}

export type Glands = Readonly<Record<string, Gland>>

type ItemId<P extends string, Q> = Q extends 'grade' ? P : `${P}_${Q & string}`

/** Items of graded glands: `pr` for a parameter called `grade`, `pr_echo` for any other. */
export type GradedItems<G extends Glands> = {
  readonly [K in { [P in keyof G & string]: ItemId<P, keyof G[P]['parameters']> }[keyof G & string]]: LevelItem
}

export const itemIdOf = (gland: string, parameter: string): string => (parameter === 'grade' ? gland : `${gland}_${parameter}`)

/** The items that glands and parameters stand for. */
export const gradedItems = <const G extends Glands>(glands: G): GradedItems<G> =>
  Object.fromEntries(
    Object.entries(glands).flatMap(([place, { label, gland, parameters }]) =>
      Object.entries(parameters).map(([id, parameter]): [string, LevelItem] => [
        itemIdOf(place, id),
        {
          kind: 'level',
          label: id === 'grade' ? label : parameter.label,
          levels: Array.from({ length: parameter.max + 1 }, (_, level) => level),
          worse: 'higher',
          ...(id !== 'grade' && { group: label }),
          ...(gland !== undefined && { gland }),
          ...(parameter.help !== undefined && { help: parameter.help }),
          ...(parameter.meanings !== undefined && { meanings: parameter.meanings }),
          ...(parameter.variables !== undefined && { variables: parameter.variables }),
        },
      ]),
    ),
  ) as unknown as GradedItems<G>
