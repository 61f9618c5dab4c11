import type { Axis } from '../../axes/axis.ts'
import { planAxis } from '../../axes/axis.ts'
import { estimateWords, limitValue } from '../../parts/words.ts'
import type { Box } from '../../text/text-box.ts'
import { textWidth } from '../../text/text-width.ts'
import type { ForestData, ForestRow } from './draw.ts'

/** Height of a row. */
export const rowHeight = 20

/** A column of text: where it begins, how wide it may be. */
export interface TextColumn {
  readonly heading: string
  readonly x: number
  readonly width: number
  readonly anchor: 'start' | 'end'
  readonly cell: (row: ForestRow) => string
}

/** What a row says of its estimate. */
export const rowWords = (row: ForestRow, decimals: number): string =>
  row.kind === 'heading' && row.estimate === null
    ? ''
    : row.estimate === null
      ? (row.reason ?? 'not estimable')
      : estimateWords(row.estimate, row.low, row.high, (value) => value.toFixed(decimals).replace('-', '−'))

const widest = (texts: readonly string[], weight: 400 | 600 = 400): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, 11.5, weight)))

/** Two decimals for ratios; for differences as many as tell the estimates apart. */
export const decimalsOf = (data: ForestData): number => {
  if (data.effect.scale === 'log') return 2
  const largest = Math.max(0, ...data.rows.map(({ estimate }) => Math.abs(estimate ?? 0)))
  return largest >= 100 ? 0 : largest >= 10 ? 1 : 2
}

/** The axis: everything that is estimated, and limits as far as they do not squeeze the rest. */
export const forestAxis = (data: ForestData, length: number): Axis => {
  const { scale, none, label } = data.effect
  const log = scale === 'log'
  const to = (value: number): number => (log ? Math.log(value) : value)
  const from = (value: number): number => (log ? Math.exp(value) : value)
  const usable = (value: number | undefined | null): value is number =>
    typeof value === 'number' && Number.isFinite(value) && (!log || value > 0)
  const centres = [none, ...data.rows.map(({ estimate }) => estimate).filter(usable)].map(to)
  const limits = data.rows.flatMap(({ low, high }) => [limitValue(low), limitValue(high)].filter(usable)).map(to)
  const [low, high] = [Math.min(...centres), Math.max(...centres)]
  const room = Math.max((high - low) * 1.2, log ? Math.log(3) : 0)
  const inside = room === 0 ? limits : limits.filter((limit) => limit >= low - room && limit <= high + room)
  const values = [
    ...centres,
    ...inside,
    ...(inside.length < limits.length
      ? [
          limits.some((limit) => limit > high + room) ? high + room * 0.8 : high,
          limits.some((limit) => limit < low - room) ? low - room * 0.8 : low,
        ]
      : []),
  ].map(from)
  const spread = (Math.max(...values.map(to)) - Math.min(...values.map(to))) * 0.04
  const padded = log ? [...values, from(Math.min(...values.map(to)) - spread), from(Math.max(...values.map(to)) + spread)] : values
  return planAxis({ kind: scale, values: padded, length, spacing: log ? 38 : 56, words: { label } })
}

const columnWidth = (heading: string, cells: readonly string[]): number => Math.max(widest([heading], 600), widest(cells, 600))

/** Columns of text left and right of the drawing, the box that is left for it, and how much wider the sheet should be. */
export const forestColumns = (
  data: ForestData,
  body: Box,
): { readonly columns: readonly TextColumn[]; readonly plot: Box; readonly lacking: number } => {
  const decimals = decimalsOf(data)
  const gap = 14
  const columns: TextColumn[] = []
  const share = (body.right - body.left) * 0.34
  const labels = Math.min(share, widest(data.rows.filter(({ kind }) => kind === 'estimate').map(({ label }) => label)) + 12)
  const bold = Math.min(
    share,
    widest(
      data.rows.map(({ label }) => label),
      600,
    ),
  )
  let left = body.left
  const first = Math.max(labels, bold, 60)
  columns.push({ heading: '', x: left + 4, width: first, anchor: 'start', cell: ({ label }) => label })
  left += first + gap
  data.columns.forEach((heading, at) => {
    const width = Math.min(
      110,
      columnWidth(
        heading,
        data.rows.map(({ cells }) => cells[at] ?? ''),
      ),
    )
    columns.push({ heading, x: left + width, width, anchor: 'end', cell: ({ cells }) => cells[at] ?? '' })
    left += width + gap
  })
  let right = body.right - 4
  data.after.toReversed().forEach((heading, back) => {
    const at = data.after.length - 1 - back
    const width = Math.min(
      90,
      columnWidth(
        heading,
        data.rows.map(({ after }) => after[at] ?? ''),
      ),
    )
    columns.push({ heading, x: right, width, anchor: 'end', cell: ({ after }) => after[at] ?? '' })
    right -= width + gap
  })
  const heading = `${data.effect.label} (${data.effect.interval})`
  const words = data.rows.map((row) => rowWords(row, decimals))
  const width = Math.min(
    190,
    Math.max(Math.min(118, widest([heading], 600)), widest(words, data.rows.some(({ kind }) => kind === 'summary') ? 600 : 400)),
  )
  columns.push({ heading, x: right, width, anchor: 'end', cell: (row) => rowWords(row, decimals) })
  right -= width + gap
  const least = left + 4 + 110
  return {
    columns,
    plot: { left: left + 4, right: Math.max(least, right), top: body.top, bottom: body.bottom },
    lacking: Math.max(0, least - right) * 1.6,
  }
}
