import { addExact, divideExact, type Exact, exact } from '@dacryon/core'

/** Which eyes a mean needs: both, or whichever is known. */
export type EyePolicy = 'both' | 'available'

/** Mean of both eyes. `one-eye`: one is missing and both are needed. `single`: the mean is that of one eye. */
export const meanOfEyes = (
  right: Exact | undefined,
  left: Exact | undefined,
  policy: EyePolicy,
): { readonly value: Exact; readonly single?: true } | 'one-eye' | undefined => {
  if (right !== undefined && left !== undefined) return { value: divideExact(addExact(right, left), exact(2)) }
  const one = right ?? left
  if (one === undefined) return undefined
  return policy === 'available' ? { value: one, single: true } : 'one-eye'
}
