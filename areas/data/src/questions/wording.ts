import type { CriterionOf, Scope } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'
import type { LeafKind } from './phrase.ts'

/** What one language brings to the sentence; the grammar around it is shared (`compose.ts`). */
export interface Wording {
  readonly with: string
  readonly without: string
  readonly and: string
  readonly or: string
  /** A comma before the conjunction of three or more. */
  readonly serialComma: boolean
  /** Patients, Visits, Eyes ...: what is counted. */
  readonly heads: Readonly<Record<Scope, { readonly some: string; readonly all: string; readonly none: string }>>
  /** One thing of a scope: `one`, and stressed that several conditions meet in it: `shared`. `bare` stands behind "without". */
  readonly things: Readonly<Record<Exclude<Scope, 'patient'>, { readonly one: string; readonly shared: string; readonly bare: string }>>
  /** A noun phrase for each leaf, to stand behind "with" (`holds`) or "without". */
  readonly leaves: { readonly [K in LeafKind]: (node: CriterionOf<K>, labels: ConceptLabels, holds: boolean) => string }
}
