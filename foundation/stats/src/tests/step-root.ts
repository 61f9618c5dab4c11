/**
 * Root of a function between two points where its signs differ, to within `tolerance`: Brent's combination of bisection, secant and inverse
 * quadratic steps, with the size of the last step as the bound of the next. For step functions it ends at a jump, or somewhere on a flat
 * stretch where the function is 0: where, is the same as in other programs that search like this (`zeroin` of Netlib).
 *
 * Source: Brent RP. Algorithms for minimization without derivatives. 1973, chapter 4.
 */
export const stepRoot = (f: (x: number) => number, low: number, high: number, tolerance: number): number => {
  let [a, b, c] = [low, high, low]
  let [fa, fb] = [f(a), f(b)]
  let fc = fa
  if (fa === 0) return a
  for (let turn = 0; turn < 1000; turn++) {
    const before = b - a
    if (Math.abs(fc) < Math.abs(fb)) {
      ;[a, b, c] = [b, c, b]
      ;[fa, fb, fc] = [fb, fc, fb]
    }
    const close = 2 * 2.220446049250313e-16 * Math.abs(b) + tolerance / 2
    let step = (c - b) / 2
    if (Math.abs(step) <= close || fb === 0) return b
    if (Math.abs(before) >= close && Math.abs(fa) > Math.abs(fb)) {
      const wide = c - b
      let [p, q] = [wide * (fb / fa), 1 - fb / fa]
      if (a !== c) {
        const [s, t, u] = [fa / fc, fb / fc, fb / fa]
        p = u * (wide * s * (s - t) - (b - a) * (t - 1))
        q = (s - 1) * (t - 1) * (u - 1)
      }
      if (p > 0) q = -q
      else p = -p
      if (p < 0.75 * wide * q - Math.abs(close * q) / 2 && p < Math.abs((before * q) / 2)) step = p / q
    }
    if (Math.abs(step) < close) step = step > 0 ? close : -close
    ;[a, fa] = [b, fb]
    b += step
    fb = f(b)
    if (fb > 0 === fc > 0 && fb !== 0) [c, fc] = [a, fa]
  }
  return b
}
