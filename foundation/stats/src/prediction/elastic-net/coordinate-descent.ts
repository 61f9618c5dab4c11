/** A penalised quadratic: ½ dᵀHd - gᵀd about the current coefficients, with l1 and l2 penalties on all but the free ones. */
export interface Quadratic {
  readonly size: number
  /** Row by row, `size` a row. */
  readonly curvature: Float64Array
  /** Gradient at the current coefficients; kept up to date. */
  readonly gradient: Float64Array
  readonly coefficients: Float64Array
  /** 1 where the coefficient is not penalised. */
  readonly free: Uint8Array
  readonly l1: number
  readonly l2: number
}

const shrink = (value: number, by: number): number => (value > by ? value - by : value < -by ? value + by : 0)

/** Cyclic coordinate descent until no step lowers the objective by more than `tolerance`; changes coefficients and gradient. */
export const descend = (quadratic: Quadratic, tolerance: number, most = 100_000): void => {
  const { size, curvature, gradient, coefficients, free, l1, l2 } = quadratic
  for (let sweep = 0; sweep < most; sweep++) {
    let largest = 0
    for (let at = 0; at < size; at++) {
      const own = curvature[at * size + at] as number
      if (own <= 0) continue
      const old = coefficients[at] as number
      const pull = (gradient[at] as number) + own * old
      const next = free[at] === 1 ? pull / own : shrink(pull, l1) / (own + l2)
      const step = next - old
      if (step === 0) continue
      coefficients[at] = next
      for (let other = 0; other < size; other++)
        gradient[other] = (gradient[other] as number) - step * (curvature[at * size + other] as number)
      largest = Math.max(largest, (own + l2) * step * step)
    }
    if (largest <= tolerance) return
  }
}
