import type { Mark } from '../scene/mark.ts'
import type { Scene, TextTable } from '../scene/scene.ts'
import type { Box } from '../text/text-box.ts'
import { wrapText } from '../text/wrap-text.ts'
import { drawLegend, type LegendEntry } from './legend.ts'

/** Words around a picture. */
export interface Caption {
  readonly title: string
  readonly subtitle?: string
  readonly note?: string
}

/** A sheet with its words set: what is left, `body`, is for the chart. */
export interface Page {
  readonly caption: Caption
  readonly width: number
  readonly height: number
  readonly body: Box
  readonly marks: readonly Mark[]
}

const margin = 16

const lines = (text: string | undefined, width: number, size: number, weight: 400 | 600, most: number): readonly string[] =>
  text === undefined ? [] : wrapText(text, width, size, weight, most)

/**
 * Sets title, subtitle, legend and note. `height` is of the whole sheet; with `bodyHeight` the sheet grows to hold a body so high, which
 * is how charts with rows keep their rows readable.
 */
export const openPage = (
  caption: Caption,
  size: { readonly width: number; readonly height?: number; readonly bodyHeight?: number; readonly legend?: readonly LegendEntry[] },
  extraNotes: readonly string[] = [],
): Page => {
  const { width } = size
  const inner = width - 2 * margin
  const marks: Mark[] = []
  let y = margin - 4
  for (const text of lines(caption.title, inner, 14, 600, 3)) {
    y += 18
    marks.push({ kind: 'text', role: 'title', x: margin, y: y - 3, text, size: 14, weight: 600 })
  }
  for (const text of lines(caption.subtitle, inner, 12, 400, 3)) {
    y += 16
    marks.push({ kind: 'text', role: 'subtitle', x: margin, y: y - 2, text, size: 12, fill: 'soft' })
  }
  y += 8
  const legend = drawLegend(size.legend ?? [], margin, y, inner)
  marks.push(...legend.marks)
  y += legend.height + (legend.height > 0 ? 8 : 4)
  const note = [caption.note, ...extraNotes].filter((part) => part !== undefined).join(' ')
  const noteLines = lines(note === '' ? undefined : note, inner, 10.5, 400, 8)
  const foot = margin - 2 + noteLines.length * 14 + (noteLines.length > 0 ? 6 : 0)
  const height = size.bodyHeight === undefined ? Math.max(size.height ?? 400, y + foot + 80) : y + size.bodyHeight + foot
  noteLines.forEach((text, at) => {
    marks.push({
      kind: 'text',
      role: 'note',
      x: margin,
      y: height - margin + 1 - (noteLines.length - 1 - at) * 14,
      text,
      size: 10.5,
      fill: 'soft',
    })
  })
  return { caption, width, height, body: { left: margin, top: y, right: width - margin, bottom: height - foot }, marks }
}

/** The finished picture. */
export const closePage = (
  page: Page,
  marks: readonly Mark[],
  words: { readonly description: string; readonly table: TextTable },
): Scene => ({
  width: page.width,
  height: Math.round(page.height * 100) / 100,
  title: page.caption.title,
  description: [page.caption.subtitle, words.description, page.caption.note].filter((part) => part !== undefined && part !== '').join(' '),
  table: words.table,
  marks: [...page.marks, ...marks],
})

/** What stands where there is nothing to draw: a frame that says so. */
export const nothingToShow = (page: Page, table: TextTable, words = 'No data'): Scene => {
  const { left, top, right, bottom } = page.body
  return closePage(
    page,
    [
      { kind: 'rect', x: left, y: top, width: right - left, height: bottom - top, fill: 'shade', radius: 3 },
      {
        kind: 'text',
        role: 'label',
        x: (left + right) / 2,
        y: (top + bottom) / 2 + 4,
        text: words,
        size: 12,
        anchor: 'middle',
        fill: 'soft',
      },
    ],
    { description: `${words}.`, table },
  )
}
