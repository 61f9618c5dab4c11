/** Rough place of the highest point of a log integrand with one peak: strides, then golden section. */
const findPeak = (log: (u: number) => number, start: number, stride: number): number => {
  let middle = start
  let best = log(start)
  let step = stride
  for (let turn = 0; turn < 200; turn++) {
    const right = log(middle + step)
    const left = log(middle - step)
    if (right > best) {
      middle += step
      best = right
      step *= 1.5
    } else if (left > best) {
      middle -= step
      best = left
      step *= 1.5
    } else if (step > 1e-3 * stride) step /= 3
    else break
  }
  return middle
}

/** Where, away from the peak, the log integrand has fallen by `drop`. */
const edge = (log: (u: number) => number, peak: number, height: number, stride: number, drop: number): number => {
  let near = 0
  let far = stride
  for (let turn = 0; log(peak + far) > height - drop && turn < 200; turn++) {
    near = far
    far *= 2
  }
  for (let turn = 0; turn < 12; turn++) {
    const middle = (near + far) / 2
    if (log(peak + middle) > height - drop) near = middle
    else far = middle
  }
  return peak + far
}

/**
 * log of the integral over the real line of exp(log(u)), for a smooth integrand with one peak and tails that fall at least exponentially:
 * the trapezoid rule, whose error falls exponentially with the number of points, halved until two answers agree to `tolerance`.
 *
 * Source: Trefethen LN, Weideman JAC. SIAM Rev 2014;56:385-458 (doi 10.1137/130932132).
 */
export const logIntegratePeak = (log: (u: number) => number, start: number, stride: number, tolerance = 1e-14): number => {
  const peak = findPeak(log, start, stride)
  const height = log(peak)
  if (height === -Infinity) return -Infinity
  const left = edge(log, peak, height, -stride, 40)
  const right = edge(log, peak, height, stride, 40)
  let panels = 32
  let width = (right - left) / panels
  let sum = 0
  for (let at = 1; at < panels; at++) sum += Math.exp(log(left + at * width) - height)
  for (let round = 0; round < 8; round++) {
    let between = 0
    for (let at = 0; at < panels; at++) between += Math.exp(log(left + (at + 0.5) * width) - height)
    const agree = Math.abs(between - sum) <= tolerance * Math.abs(sum) * 100 && panels >= 64
    sum += between
    panels *= 2
    width /= 2
    if (agree) break
  }
  return height + Math.log(sum * width)
}
