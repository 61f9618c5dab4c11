import { createContext, useContext } from 'react'
import type { TreeIndex } from '../../../tree/tree-index.ts'

/** What every part of the editor needs to know about the study. */
export interface Surroundings {
  readonly study: string
  readonly tree: TreeIndex
  readonly visits: readonly string[]
}

export const CohortSurroundings = createContext<Surroundings | undefined>(undefined)

export const useSurroundings = (): Surroundings => {
  const found = useContext(CohortSurroundings)
  if (found === undefined) throw new Error('useSurroundings outside CohortSurroundings')
  return found
}
