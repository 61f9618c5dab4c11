import { extentOf } from '../../axes/axis.ts'
import type { LegendEntry } from '../../parts/legend.ts'
import type { Paint } from '../../theme/paint.ts'
import { rampColour } from '../../theme/ramps.ts'
import { seriesLook } from '../../theme/series.ts'
import type { HeatmapData } from './draw.ts'

/** Steps of the colour scale. */
const steps = 101

/** Values of the two ends of the colour scale. */
export const scaleEnds = ({ values, colour }: HeatmapData): readonly [number, number] => {
  const known = values.flatMap((row) => row.filter((value) => value !== null))
  const [low, high] = extentOf(known)
  if (colour.kind === 'sequential') {
    const [from, to] = [colour.low ?? low, colour.high ?? high]
    return from < to ? [from, to] : [from, from + 1]
  }
  // A diverging scale is honest only when both sides have one length, unless somebody asks otherwise.
  const reach = Math.max(Math.abs(colour.low ?? low), Math.abs(colour.high ?? high), Number.MIN_VALUE)
  const [from, to] = [colour.low ?? -reach, colour.high ?? reach]
  return from < to ? [from, to] : [from, from + 1]
}

/** Index of a value on the scale; `steps` for unknown. */
export const stepOfValue = (value: number | null, [low, high]: readonly [number, number]): number =>
  value === null ? steps : Math.round(Math.min(1, Math.max(0, (value - low) / (high - low))) * (steps - 1))

/** Colours of the scale, and the one of unknown values. */
export const paletteOf = (kind: 'diverging' | 'sequential') => [
  ...Array.from({ length: steps }, (_, at) => rampColour(kind, at / (steps - 1))),
  '#b9bcc2' as const,
]

type Annotation = HeatmapData['columnAnnotations'][number]

/** Colours of an annotation: categories have series colours in order of appearance, starting so that neighbouring annotations differ; numbers a ramp. */
export const annotationColours = (
  annotation: Annotation,
  index: number,
): {
  readonly paint: (value: string | number | null) => Paint
  readonly texture: (value: string | number | null) => number
  readonly entries: readonly LegendEntry[]
} => {
  const texts = [...new Set(annotation.values.filter((value) => typeof value === 'string'))]
  const numbers = annotation.values.filter((value) => typeof value === 'number')
  const [low, high] = extentOf(numbers)
  const category = (value: string): Paint => seriesLook(texts.indexOf(value) + index * 3).paint
  const entries: LegendEntry[] = texts
    .slice(0, 8)
    .map((label) => ({ label: `${annotation.label}: ${label}`, kind: 'area', paint: category(label), texture: texts.indexOf(label) }))
  if (numbers.length > 0)
    entries.push({ label: `${annotation.label}: ${low} to ${high}, darker is more`, kind: 'area', paint: rampColour('sequential', 0.7) })
  return {
    entries,
    texture: (value) => Math.max(0, texts.indexOf(String(value))),
    paint: (value) =>
      value === null
        ? 'grid'
        : typeof value === 'string'
          ? category(value)
          : rampColour('sequential', 0.08 + 0.87 * ((value - low) / (high - low))),
  }
}
