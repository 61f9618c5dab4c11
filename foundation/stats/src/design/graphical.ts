import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/index.ts'

/**
 * Adjusted p values of a graphical multiple test: hypotheses carry shares of the level, and a rejected one passes its share along its edges.
 *
 * Formula: the hypothesis with the least p/w is taken out, weights and edges are updated, and adjusted values never fall; 1 where no level
 * arrives. Holm's test is the complete graph with equal weights.
 *
 * Source: Bretz F, Maurer W, Brannath W, Posch M. Stat Med 2009;28:586-604 (doi 10.1002/sim.3495).
 *
 * Issues: `graph-invalid`.
 *
 * @example
 * adjustGraphical([0.01, 0.04], [0.5, 0.5], [[0, 1], [1, 0]]) // 0.02, 0.04
 */
export const adjustGraphical = (
  pValues: readonly number[],
  weights: readonly number[],
  edges: readonly (readonly number[])[],
): Outcome<readonly number[]> => {
  const n = pValues.length
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const good =
    n > 0 &&
    weights.length === n &&
    edges.length === n &&
    total(weights) <= 1 + 1e-9 &&
    [...weights, ...edges.flat()].every((value) => value >= 0) &&
    edges.every((row, at) => row.length === n && row[at] === 0 && total(row) <= 1 + 1e-9) &&
    pValues.every((p) => p >= 0 && p <= 1)
  if (!good) {
    return failed(
      inputError(
        'graph-invalid',
        'The graph is not one.',
        'Weights and each row of edges must be at least 0 and add up to at most 1, with no edge to itself.',
      ),
    )
  }
  const adjusted = new Array<number>(n).fill(1)
  let w = [...weights]
  let g = edges.map((row) => [...row])
  const active = new Set(pValues.keys())
  let most = 0
  while (active.size > 0) {
    let next = -1
    let least = Infinity
    for (const at of active) {
      const ratio = (w[at] as number) > 0 ? (pValues[at] as number) / (w[at] as number) : Infinity
      if (ratio < least) [next, least] = [at, ratio]
    }
    if (next < 0) break
    most = Math.max(most, least)
    adjusted[next] = Math.min(1, most)
    active.delete(next)
    const edge = (from: number, to: number): number => g[from]?.[to] as number
    const updated = w.map((weight, at) => (active.has(at) ? weight + (w[next] as number) * edge(next, at) : 0))
    g = g.map((row, from) =>
      row.map((value, to) => {
        if (!active.has(from) || !active.has(to) || from === to) return 0
        const loop = edge(from, next) * edge(next, from)
        return loop < 1 ? (value + edge(from, next) * edge(next, to)) / (1 - loop) : 0
      }),
    )
    w = updated
  }
  return done(adjusted)
}
