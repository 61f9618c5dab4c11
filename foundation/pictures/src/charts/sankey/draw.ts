import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { layoutFlow, nodeWidth } from '../../parts/flow-layout.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { ribbonPath } from '../../parts/path.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { wrapText } from '../../text/wrap-text.ts'
import type { sankeySchema } from './schema.ts'

/** What a Sankey plot is drawn from. */
export type SankeyData = z.output<typeof sankeySchema>

const sizeOf = ({ links }: SankeyData, id: string): number => {
  const sum = (some: SankeyData['links']): number => some.reduce((total, { count }) => total + count, 0)
  return Math.max(sum(links.filter(({ from }) => from === id)), sum(links.filter(({ to }) => to === id)))
}

const wordsOf = (data: SankeyData): { readonly description: string; readonly table: TextTable } => {
  const names = new Map(data.nodes.map(({ id, label }) => [id, label]))
  const sized = data.nodes.map((node) => ({ ...node, size: sizeOf(data, node.id) }))
  const said = (lost: boolean): string =>
    sized
      .filter((node) => node.lost === lost && node.size > 0)
      .map(({ label, size }) => `${label} ${size}`)
      .join(', ')
  return {
    description: [said(false) === '' ? '' : `Kept: ${said(false)}.`, said(true) === '' ? '' : `Lost: ${said(true)}.`]
      .filter((part) => part !== '')
      .join(' '),
    table: {
      columns: ['from', 'to', 'patients'],
      rows: data.links.map(({ from, to, count }) => [names.get(from) ?? from, names.get(to) ?? to, count]),
    },
  }
}

/** Kept patients above in colour, lost ones below in grey; every node says its number. */
export const drawSankey = (data: SankeyData, options: DrawOptions): Scene => {
  const width = options.width ?? 720
  const page = openPage(data, { width, height: options.height ?? 420 })
  const said = wordsOf(data)
  const sized = [...data.nodes.filter(({ lost }) => !lost), ...data.nodes.filter(({ lost }) => lost)].map((node) => ({
    ...node,
    column: node.stage,
    size: sizeOf(data, node.id),
  }))
  if (sized.every(({ size }) => size === 0)) return nothingToShow(page, said.table, 'No patients')
  const columns = Math.max(...sized.map(({ column }) => column)) + 1
  const room = Math.min(150, (width - 40) / columns - nodeWidth - 12)
  const box = { left: page.body.left, right: page.body.right - room - 6, top: page.body.top + 6, bottom: page.body.bottom - 6 }
  const placed = layoutFlow(sized, data.links, box, 30)
  const lost = new Set(data.nodes.filter((node) => node.lost).map(({ id }) => id))
  const names = new Map(data.nodes.map(({ id, label }) => [id, label]))
  const marks: Mark[] = placed.links.map(
    ({ to, start, end, count }): Mark => ({
      kind: 'path',
      d: ribbonPath(start, end),
      fill: lost.has(to) ? 'idle' : 's1',
      fillOpacity: 0.36,
      stroke: 'paper',
      strokeWidth: 0.5,
      hint: `${count} patients`,
    }),
  )
  for (const { id, x, top, bottom, size } of placed.nodes) {
    marks.push({ kind: 'rect', x, y: top, width: nodeWidth, height: Math.max(1, bottom - top), fill: lost.has(id) ? 'idle' : 's1' })
    const lines = wrapText(names.get(id) ?? id, room, 10.5, 400, bottom - top + 30 >= 40 ? 3 : 1)
    const from = (top + bottom) / 2 - (lines.length * 12.5 + 13) / 2 + 10
    marks.push({ kind: 'text', role: 'label', x: x + nodeWidth + 5, y: from, text: String(size), size: 11.5, weight: 600, halo: true })
    lines.forEach(
      (text, at) =>
        void marks.push({ kind: 'text', role: 'label', x: x + nodeWidth + 5, y: from + 12.5 + at * 12.5, text, size: 10.5, halo: true }),
    )
  }
  return closePage(page, marks, said)
}
