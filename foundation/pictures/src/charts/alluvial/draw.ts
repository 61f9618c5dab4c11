import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { type FlowNode, layoutFlow, nodeWidth } from '../../parts/flow-layout.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage, type Page } from '../../parts/page.ts'
import { ribbonPath } from '../../parts/path.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import type { Box } from '../../text/text-box.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook } from '../../theme/series.ts'
import type { alluvialSchema } from './schema.ts'

/** What an alluvial plot is drawn from. */
export type AlluvialData = z.output<typeof alluvialSchema>

const sizesOf = (data: AlluvialData): readonly (FlowNode & { readonly state: string })[] =>
  data.stages.flatMap((_, column) =>
    data.states.map((state) => {
      const sum = (flows: AlluvialData['flows']): number => flows.reduce((total, { count }) => total + count, 0)
      const out = sum(data.flows.filter(({ stage, from }) => stage === column && from === state))
      const into = sum(data.flows.filter(({ stage, to }) => stage === column - 1 && to === state))
      return { id: `${column} ${state}`, column, size: Math.max(out, into), state }
    }),
  )

const wordsOf = (data: AlluvialData, nodes: ReturnType<typeof sizesOf>): { readonly description: string; readonly table: TextTable } => ({
  description: data.stages
    .map(
      (stage, column) =>
        `${stage}: ${
          nodes
            .filter((node) => node.column === column && node.size > 0)
            .map(({ state, size }) => `${state} ${size}`)
            .join(', ') || 'nobody'
        }.`,
    )
    .join(' '),
  table: {
    columns: ['from', 'state', 'to', 'state', 'patients'],
    rows: data.flows.map(({ stage, from, to, count }) => [data.stages[stage] ?? '', from, data.stages[stage + 1] ?? '', to, count]),
  },
})

const drawStages = (data: AlluvialData, box: Box, step: number, page: Page): readonly Mark[] => {
  const marks: Mark[] = []
  data.stages.forEach((stage, column) => {
    const at = box.left + column * step + nodeWidth / 2
    marks.push({
      kind: 'text',
      role: 'tick',
      x: Math.min(at, page.body.right - 20),
      y: box.bottom + 17,
      text: fitText(stage, Math.min(step - 6, 2 * Math.min(at - 4, page.width - at - 4)), 11),
      size: 11,
      anchor: 'middle',
    })
  })
  return marks
}

/** Columns of states and ribbons of patients between them, in the colour of the state they come from. */
export const drawAlluvial = (data: AlluvialData, options: DrawOptions): Scene => {
  const page = openPage(data, { width: options.width ?? 680, height: options.height ?? 420, legend: seriesEntries(data.states, 'area') })
  const nodes = sizesOf(data)
  const said = wordsOf(data, nodes)
  if (nodes.every(({ size }) => size === 0)) return nothingToShow(page, said.table, 'No patients')
  const widest = Math.max(...nodes.map(({ size }) => textWidth(String(size), 10.5)))
  const box = { left: page.body.left + 30, right: page.body.right - widest - 8 - 20, top: page.body.top + 4, bottom: page.body.bottom - 22 }
  const placed = layoutFlow(
    nodes,
    data.flows.map(({ stage, from, to, count }) => ({ from: `${stage} ${from}`, to: `${stage + 1} ${to}`, count })),
    box,
  )
  const looks = new Map(nodes.map(({ id, state }) => [id, seriesLook(data.states.indexOf(state))]))
  const step = data.stages.length < 2 ? box.right - box.left : (box.right - box.left - nodeWidth) / (data.stages.length - 1)
  const marks: Mark[] = placed.links.map(
    ({ from, start, end, count }): Mark => ({
      kind: 'path',
      d: ribbonPath(start, end),
      fill: looks.get(from)?.paint ?? 'idle',
      fillOpacity: 0.38,
      stroke: 'paper',
      strokeWidth: 0.5,
      hint: `${count} patients`,
    }),
  )
  for (const node of placed.nodes) {
    const look = looks.get(node.id)
    const height = node.bottom - node.top
    marks.push({
      kind: 'rect',
      x: node.x,
      y: node.top,
      width: nodeWidth,
      height: Math.max(0.8, height),
      fill: look?.paint ?? 'idle',
      texture: look?.texture ?? 0,
    })
    if (height >= 9)
      marks.push({
        kind: 'text',
        role: 'label',
        x: node.x + nodeWidth + 4,
        y: (node.top + node.bottom) / 2 + 3.7,
        text: String(node.size),
        size: 10.5,
        halo: true,
      })
  }
  marks.push(...drawStages(data, box, step, page))
  return closePage(page, marks, said)
}
