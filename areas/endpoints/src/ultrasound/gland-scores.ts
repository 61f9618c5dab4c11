import { compareExact, type Exact, exactZero, sumExact } from '@dacryon/core'
import type { Part } from '../definition/instrument.ts'
import { isMissing, type Missing } from '../definition/reason.ts'
import { anyOf, whyMissing } from '../rules/any-of.ts'
import { ifKnown, lacking } from '../rules/known.ts'
import { type Glands, itemIdOf } from './glands.ts'

/** Score of each gland: the sum of what is graded on it. */
export type GlandScores<G extends Glands> = { readonly [P in keyof G]: Exact | Missing }

const scoreOf = (given: Readonly<Record<string, Exact | undefined>>, ids: readonly string[]): Exact | Missing =>
  lacking(given, ids) ?? sumExact(ids.flatMap((id) => given[id] ?? []))

/** The score of every gland; a gland with anything missing is missing. */
export const glandScores = <const G extends Glands>(glands: G, given: Readonly<Record<string, Exact | undefined>>): GlandScores<G> =>
  Object.fromEntries(
    Object.entries(glands).map(([place, { parameters }]) => [
      place,
      scoreOf(
        given,
        Object.keys(parameters).map((id) => itemIdOf(place, id)),
      ),
    ]),
  ) as GlandScores<G>

const knownOf = (scores: readonly (Exact | Missing)[]): readonly Exact[] => scores.flatMap((score) => (isMissing(score) ? [] : [score]))

/** Sum over the glands; all are needed. */
export const sumOfGlands = (scores: Readonly<Record<string, Exact | Missing>>): Exact | Missing =>
  whyMissing(Object.values(scores)) ?? sumExact(knownOf(Object.values(scores)))

/** The worst gland; all are needed. */
export const worstGland = (scores: Readonly<Record<string, Exact | Missing>>): Exact | Missing =>
  whyMissing(Object.values(scores)) ??
  knownOf(Object.values(scores)).reduce((most, score) => (compareExact(score, most) > 0 ? score : most), exactZero)

/** Whether any gland reaches a grade: one that does is enough, for “no” all are needed. */
export const anyGlandFrom = (scores: Readonly<Record<string, Exact | Missing>>, cut: Exact): boolean | Missing =>
  anyOf(Object.values(scores).map((score) => ifKnown(score, (value) => compareExact(value, cut) >= 0)))

/** What each gland adds, for bars beside a score. */
export const glandParts = (glands: Glands, scores: Readonly<Record<string, Exact | Missing>>): readonly Part[] =>
  Object.entries(glands).map(([id, { label, parameters }]) => {
    const got = scores[id]
    const of = Object.values(parameters).reduce((sum, { max }) => sum + max, 0)
    return { id, label, of, ...(got !== undefined && !isMissing(got) && { got }) }
  })
