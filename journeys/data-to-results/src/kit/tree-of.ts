import type { Dendrogram } from '@dacryon/stats/clustering'

/** A dendrogram as the heatmap draws it. */
export const treeOf = ({ merge, height, order }: Dendrogram) => ({
  merges: Array.from(height, (_, step): [number, number] => [merge[2 * step] ?? 0, merge[2 * step + 1] ?? 0]),
  heights: [...height],
  order: Array.from(order, (leaf) => leaf + 1),
})
