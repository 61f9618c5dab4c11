import type { Box } from '../text/text-box.ts'

/** A node of a flow: in which column, how much goes through. */
export interface FlowNode {
  readonly id: string
  readonly column: number
  readonly size: number
}

/** A link between nodes. */
export interface FlowLink {
  readonly from: string
  readonly to: string
  readonly count: number
}

/** A node with its place. */
export interface PlacedNode extends FlowNode {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/** A link with its two ends. */
export interface PlacedLink extends FlowLink {
  readonly start: { readonly x: number; readonly top: number; readonly bottom: number }
  readonly end: { readonly x: number; readonly top: number; readonly bottom: number }
}

/** Width of a node. */
export const nodeWidth = 14

const placeNodes = (
  nodes: readonly FlowNode[],
  box: Box,
  gap: number,
): { readonly placed: readonly PlacedNode[]; readonly unit: number } => {
  const columns = Math.max(1, ...nodes.map(({ column }) => column + 1))
  const inColumn = Array.from({ length: columns }, (_, column) => nodes.filter((node) => node.column === column && node.size > 0))
  const most = Math.max(1, ...inColumn.map(({ length }) => length))
  const space = Math.min(gap, (box.bottom - box.top) / (2 * most))
  const unit = Math.min(
    ...inColumn.map(
      (own) =>
        (box.bottom - box.top - space * (own.length - 1)) /
        Math.max(
          1,
          own.reduce((sum, { size }) => sum + size, 0),
        ),
    ),
  )
  const step = columns === 1 ? 0 : (box.right - box.left - nodeWidth) / (columns - 1)
  const placed = inColumn.flatMap((own, column) => {
    let top = box.top
    return own.map((node): PlacedNode => {
      const at = { ...node, x: box.left + column * step, top, bottom: top + node.size * unit }
      top = at.bottom + space
      return at
    })
  })
  return { placed, unit }
}

/** Places nodes column by column in the order given and links in the order of the nodes at both ends; heights are in proportion to counts. */
export const layoutFlow = (
  nodes: readonly FlowNode[],
  links: readonly FlowLink[],
  box: Box,
  gap = 10,
): { readonly nodes: readonly PlacedNode[]; readonly links: readonly PlacedLink[] } => {
  const { placed, unit } = placeNodes(nodes, box, gap)
  const byId = new Map(placed.map((node, order) => [node.id, { node, order }]))
  const offsets = new Map<string, number>()
  const take = (key: string, height: number): number => {
    const used = offsets.get(key) ?? 0
    offsets.set(key, used + height)
    return used
  }
  const sorted = links
    .flatMap((link) => {
      const [a, b] = [byId.get(link.from), byId.get(link.to)]
      return a === undefined || b === undefined || link.count <= 0 ? [] : [{ link, a, b }]
    })
    .toSorted((one, other) => one.a.order - other.a.order || one.b.order - other.b.order)
  const starts = new Map(sorted.map(({ link, a }) => [link, a.node.top + take(`out ${link.from}`, link.count * unit)]))
  const ends = new Map(
    sorted
      .toSorted((one, other) => one.b.order - other.b.order || one.a.order - other.a.order)
      .map(({ link, b }) => [link, b.node.top + take(`in ${link.to}`, link.count * unit)]),
  )
  return {
    nodes: placed,
    links: sorted.map(({ link, a, b }) => {
      const [start, end] = [starts.get(link) ?? a.node.top, ends.get(link) ?? b.node.top]
      const height = link.count * unit
      return {
        ...link,
        start: { x: a.node.x + nodeWidth, top: start, bottom: start + height },
        end: { x: b.node.x, top: end, bottom: end + height },
      }
    }),
  }
}
