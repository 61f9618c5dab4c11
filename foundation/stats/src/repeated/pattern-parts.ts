import { take, times } from './flat-square.ts'
import type { MarginalData, MarginalFit } from './marginal-likelihood.ts'
import type { Pattern } from './subject-patterns.ts'

/** What one pattern of visits brings to second-order quantities. */
interface PatternParts {
  readonly pattern: Pattern
  readonly t: number
  readonly w: Float64Array
  readonly contracted: Float64Array
  /** S⁻¹ S_k. */
  readonly ws: readonly Float64Array[]
  /** S⁻¹ S_k S⁻¹. */
  readonly wsw: readonly Float64Array[]
}

export const partsOf = ({ patterns, visits }: MarginalData, fit: MarginalFit, first: readonly Float64Array[]): readonly PatternParts[] =>
  patterns.map((pattern, at) => {
    const t = pattern.visits.length
    const w = fit.inverses[at] as Float64Array
    const ws = first.map((derivative) => times(w, take(derivative, visits, pattern.visits), t))
    return { pattern, t, w, contracted: fit.contracted[at] as Float64Array, ws, wsw: ws.map((one) => times(one, w, t)) }
  })
