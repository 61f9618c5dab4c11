import { logGamma } from '../numeric/special/log-gamma.ts'
import { total } from './counts.ts'

/** Thrown inside when a table needs more steps than allowed. */
class TooMuch extends Error {}

const logFactorial = (n: number): number => logGamma(n + 1)

/** Log of the sum of Π 1/x! over all tables with these margins. */
const logAllTables = (rows: readonly number[], columns: readonly number[]): number =>
  logFactorial(total(rows)) - total(rows.map(logFactorial)) - total(columns.map(logFactorial))

interface Node {
  readonly rows: readonly number[]
  readonly arcs: readonly { readonly rows: readonly number[]; readonly key: string; readonly log: number }[]
  /** Largest and smallest Σ -log x! of a way to fill the rest. */
  readonly most: number
  readonly least: number
}

/** All ways to give a column's subjects to rows that have so many left. */
const fillings = (rows: readonly number[], column: number, visit: (left: readonly number[], log: number) => void): void => {
  const left = [...rows]
  const room = rows.map((_, at) => total(rows.slice(at)))
  const fill = (at: number, rest: number, log: number): void => {
    const here = rows[at] ?? 0
    if (at === rows.length - 1) {
      left[at] = here - rest
      visit(left, log - logFactorial(rest))
      return
    }
    for (let count = Math.max(0, rest - (room[at + 1] ?? 0)); count <= Math.min(here, rest); count++) {
      left[at] = here - count
      fill(at + 1, rest - count, log - logFactorial(count))
    }
  }
  fill(0, column, 0)
}

/** What can follow after the first columns, remembered by what the rows have left. */
const nodesOf = (columns: readonly number[], steps: { left: number }) => {
  const known = new Map<string, Node>()
  const nodeAt = (given: readonly number[], stage: number): Node => {
    const key = `${stage}|${given.join()}`
    const found = known.get(key)
    if (found !== undefined) return found
    const arcs: { rows: readonly number[]; key: string; log: number }[] = []
    let [most, least] = [-Infinity, Infinity]
    fillings(given, columns[stage] ?? 0, (left, log) => {
      steps.left -= 1
      if (steps.left < 0) throw new TooMuch()
      const rows = left.toSorted((a, b) => a - b)
      arcs.push({ rows, key: rows.join(), log })
    })
    for (const arc of arcs) {
      const after = stage + 1 < columns.length ? nodeAt(arc.rows, stage + 1) : { most: 0, least: 0 }
      most = Math.max(most, arc.log + after.most)
      least = Math.min(least, arc.log + after.least)
    }
    const node = { rows: given, arcs, most, least }
    known.set(key, node)
    return node
  }
  return nodeAt
}

type Pasts = Map<number, { readonly past: number; weight: number }>

const addPast = (pasts: Pasts, past: number, weight: number): void => {
  const key = Math.round(past * 1e9)
  const found = pasts.get(key)
  if (found === undefined) pasts.set(key, { past, weight })
  else found.weight += weight
}

/**
 * P of all tables with these margins whose Σ -log x! is at most `bound`: column after column over what the rows have left, whole branches
 * counted or dropped at once by the most and least probable way to go on. Undefined where more than `workspace` steps would be needed.
 *
 * Source: Mehta CR, Patel NR. J Am Stat Assoc 1983;78:427-34 (doi 10.1080/01621459.1983.10477989).
 */
export const networkP = (rows: readonly number[], columns: readonly number[], bound: number, workspace: number): number | undefined => {
  const steps = { left: workspace }
  const nodeAt = nodesOf(columns, steps)
  const all = logAllTables(rows, columns)
  const limit = bound + 1e-7
  let p = 0
  let stage = new Map<string, { rows: readonly number[]; pasts: Pasts }>()
  const start = rows.toSorted((a, b) => a - b)
  stage.set(start.join(), { rows: start, pasts: new Map([[0, { past: 0, weight: 1 }]]) })
  try {
    columns.forEach((_, at) => {
      const next = new Map<string, { rows: readonly number[]; pasts: Pasts }>()
      const rest = columns.slice(at + 1)
      for (const { rows: left, pasts } of stage.values())
        for (const arc of nodeAt(left, at).arcs) {
          const after = rest.length > 0 ? nodeAt(arc.rows, at + 1) : { most: 0, least: 0 }
          const ways = rest.length > 0 ? logAllTables(arc.rows, rest) : 0
          for (const { past, weight } of pasts.values()) {
            steps.left -= 1
            if (steps.left < 0) throw new TooMuch()
            const here = past + arc.log
            if (here + after.most <= limit) p += weight * Math.exp(here + ways - all)
            else if (here + after.least <= limit) {
              const node = next.get(arc.key) ?? { rows: arc.rows, pasts: new Map() }
              next.set(arc.key, node)
              addPast(node.pasts, here, weight)
            }
          }
        }
      stage = next
    })
  } catch (cause) {
    if (cause instanceof TooMuch) return undefined
    throw cause
  }
  return Math.min(1, p)
}
