import { fold } from './fold.ts'
import type { TreeIndex } from './tree-index.ts'
import type { TreeRow } from './visible-rows.ts'

/** What a key asks of the tree. */
export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'open' | 'close'; readonly ids: readonly string[] }
  | { readonly kind: 'choose' }

/** Rows a page key jumps over. */
const page = 12

/** Reads a key as the WAI-ARIA tree pattern says; undefined when the key means nothing here. */
export const moveOf = (key: string, rows: readonly TreeRow[], at: number, tree: TreeIndex, typed: string): TreeMove | undefined => {
  const row = rows[at]
  if (row === undefined) return undefined
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.min(rows.length - 1, Math.max(0, to)) })
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'PageDown':
      return go(at + page)
    case 'PageUp':
      return go(at - page)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (row.open === undefined) return undefined
      return row.open ? go(at + 1) : { kind: 'open', ids: [row.node.id] }
    case 'ArrowLeft': {
      if (row.open) return { kind: 'close', ids: [row.node.id] }
      const parent = rows.findLastIndex((other, index) => index < at && other.level < row.level)
      return parent < 0 ? undefined : go(parent)
    }
    case 'Enter':
    case ' ':
      return { kind: 'choose' }
    case '*': {
      const siblings =
        tree.byId.has(row.node.parent) && row.node.parent !== row.node.id ? (tree.childrenOf.get(row.node.parent) ?? []) : tree.roots
      return { kind: 'open', ids: siblings.filter(({ id }) => tree.childrenOf.has(id)).map(({ id }) => id) }
    }
    default: {
      if (typed === '') return undefined
      const starts = (candidate: TreeRow | undefined): boolean =>
        candidate !== undefined && fold(candidate.node.name).startsWith(fold(typed))
      // A single letter moves on from here; a longer beginning may stay on the row it already fits.
      const first = typed.length === 1 ? 1 : 0
      for (let step = first; step < rows.length + first; step += 1)
        if (starts(rows[(at + step) % rows.length])) return go((at + step) % rows.length)
      return undefined
    }
  }
}
