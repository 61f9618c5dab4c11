/** Sideways shifts of points at these heights so that points of radius r lie beside each other rather than on each other, within `half` of the middle. */
export const swarm = (heights: readonly number[], r: number, half: number): readonly number[] => {
  const shifts = heights.map(() => 0)
  if (heights.length > 600) return heights.map((_, at) => (((at * 0.618_033_988_75) % 1) * 2 - 1) * half)
  const order = heights.map((_, at) => at).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const placed: number[] = []
  for (const at of order) {
    const y = heights[at] ?? 0
    const near = placed.filter((other) => y - (heights[other] ?? 0) < 2 * r)
    const free = (shift: number): boolean =>
      near.every((other) => Math.hypot((shifts[other] ?? 0) - shift, (heights[other] ?? 0) - y) >= 1.9 * r)
    let shift = 0
    for (let step = 1; !free(shift) && Math.abs(shift) <= half; step += 1) shift = (step % 2 === 0 ? -1 : 1) * Math.ceil(step / 2) * r
    // No room left: spread rather than pile up at the edge.
    shifts[at] = Math.abs(shift) <= half ? shift : (((at * 0.618_033_988_75) % 1) * 2 - 1) * half
    placed.push(at)
  }
  return shifts
}
