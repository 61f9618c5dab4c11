/** The lowest point found. */
export interface ScalarMinimum {
  readonly point: number
  readonly value: number
  readonly steps: number
}

/**
 * Local minimum of a function of one variable between two points, by golden section and parabolas. The point is good to about the square
 * root of the precision of a double, as a minimum is flat.
 *
 * Source: Brent RP. Algorithms for minimization without derivatives. 1973, chapter 5.
 *
 * @example
 * minimiseScalar((x) => (x - 1) ** 2, 0, 3).point // 1
 */
export const minimiseScalar = (
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-10,
  maximumSteps = 500,
): ScalarMinimum => {
  const golden = (3 - Math.sqrt(5)) / 2
  let [a, b] = [low, high]
  let x = a + golden * (b - a)
  let [w, v] = [x, x]
  let fx = f(x)
  let [fw, fv] = [fx, fx]
  let step = 0
  let before = 0
  for (let steps = 1; steps <= maximumSteps; steps++) {
    const middle = (a + b) / 2
    const least = 1.4901161193847656e-8 * Math.abs(x) + tolerance / 3
    if (Math.abs(x - middle) <= 2 * least - (b - a) / 2) return { point: x, value: fx, steps }
    let [p, q, r] = [0, 0, 0]
    if (Math.abs(before) > least) {
      r = (x - w) * (fx - fv)
      q = (x - v) * (fx - fw)
      p = (x - v) * q - (x - w) * r
      q = 2 * (q - r)
      if (q > 0) p = -p
      else q = -q
      r = before
      before = step
    }
    if (Math.abs(p) >= Math.abs(0.5 * q * r) || p <= q * (a - x) || p >= q * (b - x)) {
      before = x < middle ? b - x : a - x
      step = golden * before
    } else {
      step = p / q
      const u = x + step
      if (u - a < 2 * least || b - u < 2 * least) step = x >= middle ? -least : least
    }
    const u = x + (Math.abs(step) >= least ? step : step > 0 ? least : -least)
    const fu = f(u)
    if (fu <= fx) {
      if (u < x) b = x
      else a = x
      ;[v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu]
    } else {
      if (u < x) a = u
      else b = u
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu]
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu]
    }
  }
  return { point: x, value: fx, steps: maximumSteps }
}
