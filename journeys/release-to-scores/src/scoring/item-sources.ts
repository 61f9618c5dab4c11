import type { Exact } from '@dacryon/core'
import type { TreeNode } from '@dacryon/data'
import type { Item } from '@dacryon/endpoints'
import { toItem } from './conversion.ts'

/** A concept of the study that holds an item. */
export interface ConceptSource {
  readonly code: string
  readonly name: string
  readonly variable: string
  readonly unit?: string
  /** Exact conversion to the item's unit; absent when there is none. */
  readonly convert?: (value: Exact) => Exact
}

/** Concepts of a study by the dictionary variable they hold. */
export type ConceptsByVariable = ReadonlyMap<string, readonly TreeNode[]>

/** Concepts by variable, in the order of the tree. */
export const conceptsByVariable = (nodes: readonly TreeNode[]): ConceptsByVariable => {
  const found = new Map<string, TreeNode[]>()
  for (const node of nodes) {
    const variable = node.variable ?? node.code
    if (node.code === undefined || variable === undefined || node.kind === 'folder' || node.kind === 'assay') continue
    const known = found.get(variable) ?? []
    if (!known.some(({ code }) => code === node.code)) found.set(variable, [...known, node])
  }
  return found
}

/** Concepts that hold an item, best variable first. */
export const sourcesOf = (id: string, item: Item, concepts: ConceptsByVariable): readonly ConceptSource[] =>
  (item.variables ?? []).flatMap((variable) =>
    (concepts.get(variable) ?? []).map(({ code = '', name, unit }): ConceptSource => {
      const convert = toItem(id, item, unit)
      return { code, name, variable, ...(unit !== undefined && { unit }), ...(convert !== undefined && { convert }) }
    }),
  )
