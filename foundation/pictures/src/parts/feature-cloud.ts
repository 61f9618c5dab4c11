import type { Mark } from '../scene/mark.ts'
import { dotCloud, symbolCloud } from './dots.ts'
import type { LegendEntry } from './legend.ts'
import type { Place } from './path.ts'
import { type LabelWish, placeLabels } from './place-labels.ts'
import type { Plot } from './plot.ts'
import { countWords } from './words.ts'

/** What a feature is: raised, lowered, or not different. */
export type FeatureKind = 'up' | 'down' | 'same'

/** Features in the order they were given, each with its place and kind. */
export interface FeaturePoint {
  readonly name: string
  readonly place: Place
  readonly kind: FeatureKind
}

/** How many features are of each kind. */
export const countKinds = (kinds: readonly FeatureKind[]): Readonly<Record<FeatureKind, number>> => {
  const counts = { up: 0, down: 0, same: 0 }
  for (const kind of kinds) counts[kind] += 1
  return counts
}

/** Legend with the numbers of features. */
export const featureLegend = ({ up, down, same }: Readonly<Record<FeatureKind, number>>): readonly LegendEntry[] => [
  { label: `Higher (${up})`, kind: 'point', paint: 's2', symbol: 'triangle' },
  { label: `Lower (${down})`, kind: 'point', paint: 's1', symbol: 'down' },
  { label: `Not different (${same})`, kind: 'point', paint: 'idle' },
]

/** Words for the text alternative. */
export const featureWords = ({ up, down, same }: Readonly<Record<FeatureKind, number>>): string =>
  `${countWords(up + down + same, 'feature')}: ${up} higher, ${down} lower, ${same} not different.`

/** Points, the different ones on top, and the names that were asked for. */
export const drawFeatures = (
  points: readonly FeaturePoint[],
  wanted: readonly string[],
  { box }: Plot,
): { readonly marks: readonly Mark[]; readonly dropped: readonly string[] } => {
  const places = (kind: FeatureKind): readonly Place[] => points.filter((point) => point.kind === kind).map(({ place }) => place)
  const many = points.length > 3000
  const [up, down] = [places('up'), places('down')]
  const strong = (some: readonly Place[], paint: 's1' | 's2', symbol: 'down' | 'triangle'): readonly Mark[] =>
    some.length > 1500 ? dotCloud(some, { paint, r: 1.6 }) : symbolCloud(some, { paint, symbol, r: many ? 2.3 : 3, opacity: 0.85 })
  const byName = new Map(points.map((point) => [point.name, point]))
  const wishes = wanted.flatMap((name): readonly LabelWish[] => {
    const point = byName.get(name)
    return point === undefined ? [] : [{ text: name, x: point.place[0], y: point.place[1], r: 3 }]
  })
  const strongPlaces = up.length + down.length <= 400 ? [...up, ...down] : []
  const labels = placeLabels(
    wishes,
    box,
    strongPlaces.map(([x, y]) => ({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 })),
  )
  return {
    marks: [
      ...dotCloud(places('same'), { paint: 'idle', r: many ? 1.1 : 1.8 }),
      ...strong(down, 's1', 'down'),
      ...strong(up, 's2', 'triangle'),
      ...labels.marks,
    ],
    dropped: labels.dropped,
  }
}

/** A note about names that found no room. */
export const droppedWords = (dropped: readonly string[]): readonly string[] =>
  dropped.length === 0
    ? []
    : [`No room for the names of ${dropped.slice(0, 12).join(', ')}${dropped.length > 12 ? ` and ${dropped.length - 12} more` : ''}.`]
