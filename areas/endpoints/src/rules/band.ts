import { compareExact, type Exact } from '@dacryon/core'

/** The first band whose upper edge lies above the value; the last band has no edge. */
export const bandOf = <const B extends string>(value: Exact, edges: readonly (readonly [B, Exact])[], last: B): B =>
  edges.find(([, edge]) => compareExact(value, edge) < 0)?.[0] ?? last
