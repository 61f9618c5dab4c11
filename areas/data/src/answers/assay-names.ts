import { IssueError } from '@dacryon/core'
import type { AssaySummary } from '../release.ts'
import { unknownName } from './unknown-name.ts'

/** The assay of that id. Throws an `IssueError` (`assay-unknown`). */
export const assayOf = <T extends { readonly id: string }>(assays: readonly T[], id: string): T => {
  const found = assays.find((assay) => assay.id === id)
  if (found === undefined)
    throw new IssueError([
      unknownName(
        'assay',
        id,
        assays.map((assay) => assay.id),
      ),
    ])
  return found
}

/** Id of the layer asked for, the assay's first when none is. Throws an `IssueError` (`layer-unknown`). */
export const layerOf = (assay: Pick<AssaySummary, 'layers'>, id: string | undefined): string => {
  const found = id === undefined ? assay.layers[0] : assay.layers.find((layer) => layer.id === id)
  if (found === undefined)
    throw new IssueError([
      unknownName(
        'layer',
        id ?? '',
        assay.layers.map((layer) => layer.id),
      ),
    ])
  return found.id
}
