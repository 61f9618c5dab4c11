import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { countKinds, drawFeatures, droppedWords, type FeatureKind, featureLegend, featureWords } from '../../parts/feature-cloud.ts'
import { closePage, nothingToShow, openPage, type Page } from '../../parts/page.ts'
import { openPlot } from '../../parts/plot.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { formatShort } from '../../text/format-number.ts'
import type { volcanoSchema } from './schema.ts'

/** What a volcano plot is drawn from. */
export type VolcanoData = z.output<typeof volcanoSchema>

const kindsOf = ({ effect, p, adjusted, thresholds }: VolcanoData): readonly FeatureKind[] =>
  effect.map((value, at) => {
    const evidence = adjusted?.[at] ?? p[at] ?? 1
    if (evidence > thresholds.adjusted || Math.abs(value) < thresholds.effect || value === 0) return 'same'
    return value > 0 ? 'up' : 'down'
  })

/** The table names the different features and those asked for, the smallest p-values first; a hundred thousand rows help nobody. */
const tableOf = (data: VolcanoData, kinds: readonly FeatureKind[]): TextTable => {
  const asked = new Set(data.label)
  const rows = data.names
    .map((name, at) => ({ name, at }))
    .filter(({ name, at }) => kinds[at] !== 'same' || asked.has(name))
    .toSorted((a, b) => (data.p[a.at] ?? 1) - (data.p[b.at] ?? 1))
    .slice(0, 1000)
    .map(({ name, at }) => [name, data.effect[at] ?? null, data.p[at] ?? null, data.adjusted?.[at] ?? null])
  return { columns: ['feature', data.effectLabel, 'p', 'adjusted p'], rows }
}

/** Effect against −log10 p. Features of p-value 0 lie at the upper edge. */
export const drawVolcano = (data: VolcanoData, options: DrawOptions): Scene => {
  const kinds = kindsOf(data)
  const counts = countKinds(kinds)
  const { adjusted, effect: least } = data.thresholds
  const criterion = `Different: ${data.adjusted === undefined ? 'P' : 'adjusted P'} ≤ ${formatShort(adjusted)}${least > 0 ? ` and |${data.effectLabel}| ≥ ${formatShort(least)}` : ''}.`
  const positive = data.p.filter((p) => p > 0)
  const evidence = (p: number): number => -Math.log10(p)
  const top = positive.reduce((most, p) => Math.max(most, evidence(p)), 1)
  const zeros = data.p.length - positive.length
  const table = tableOf(data, kinds)
  const sheet = (notes: readonly string[]): Page =>
    openPage(data, { width: options.width ?? 560, height: options.height ?? 460, legend: featureLegend(counts) }, [
      criterion,
      ...(zeros > 0 ? [`P = 0 in ${zeros}, drawn at the upper edge.`] : []),
      ...notes,
    ])
  const body = (page: Page) => {
    const reach = data.effect.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const plot = openPlot(
      page.body,
      { values: [-reach, reach], words: { label: data.effectLabel }, nice: false },
      { values: [0, top * 1.04], words: { label: data.adjusted === undefined ? '−log₁₀ P' : '−log₁₀ P (not adjusted)' } },
    )
    const points = data.names.map((name, at) => {
      const p = data.p[at] ?? 1
      return { name, kind: kinds[at] ?? 'same', place: [plot.x(data.effect[at] ?? 0), p > 0 ? plot.y(evidence(p)) : plot.box.top] as const }
    })
    const guides =
      least === 0
        ? []
        : [-least, least]
            .filter((value) => Math.abs(value) < reach)
            .map(
              (value): Mark => ({
                kind: 'line',
                x1: plot.x(value),
                x2: plot.x(value),
                y1: plot.box.top,
                y2: plot.box.bottom,
                stroke: 'soft',
                dash: [4, 4],
              }),
            )
    return { plot, guides, features: drawFeatures(points, data.label, plot) }
  }
  if (data.names.length === 0) return nothingToShow(sheet([]), table)
  const { features } = body(sheet([]))
  // A note about names left out takes room, so that the picture is laid out once more with it.
  const page = sheet(droppedWords(features.dropped))
  const final = body(page)
  const cloud = final.features.marks.filter(({ kind }) => kind === 'path')
  const names = final.features.marks.filter(({ kind }) => kind !== 'path')
  return closePage(page, [...final.plot.marks, ...final.guides, clipTo(final.plot.box, cloud, 3), ...names], {
    description: `${data.effectLabel} against P. ${featureWords(counts)} ${criterion}`,
    table,
  })
}
