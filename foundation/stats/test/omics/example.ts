import type { Outcome } from '@dacryon/core'
import { type DesignMatrix, designMatrix, factorColumn, frameOf } from '../../src/data/index.ts'
import { countsOf, expressionOf } from '../../src/omics/index.ts'

/** The value of an outcome that a test relies on. */
export const valueIn = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.issues.map((issue) => issue.message).join(' '))
  return outcome.value
}

/** Codes of the errors of an outcome; empty when it is fine. */
export const codesOf = (outcome: Outcome<unknown>): string[] => (outcome.ok ? [] : [...new Set(outcome.issues.map(({ code }) => code))])

/** The same noise as in `omics.R`. */
const noise = (g: number, s: number): number => {
  const value = Math.sin(1 + g * 12.9898 + s * 78.233) * 43758.5453
  return value - Math.floor(value)
}

const [genes, samples] = [60, 12]
export const names = Array.from({ length: genes }, (_, g) => `g${g + 1}`)
export const people = Array.from({ length: samples }, (_, s) => `s${s + 1}`)
const group = people.map((_, s) => (s < 6 ? 'a' : 'b'))
const batch = people.map((_, s) => ['x', 'y', 'z'][s % 3] ?? '')

const valueAt = (g: number, s: number): number => {
  const plain = 6 + g / 20 + (noise(g, s) + noise(g + 100, s) - 1) * (1 + (g % 5))
  return g <= 6 && group[s - 1] === 'b' ? plain + 3 : plain
}

const table = (value: (g: number, s: number) => number): number[][] => names.map((_, g) => people.map((_person, s) => value(g + 1, s + 1)))

export const expression = valueIn(expressionOf(names, people, table(valueAt)))
export const counts = valueIn(
  countsOf(
    names,
    people,
    table((g, s) => Math.floor(Math.exp(1 + g / 12 + 2 * noise(g, s)))),
  ),
)
export const weights = Float64Array.from(table((g, s) => 0.5 + noise(g + 7, s + 3)).flat())

export const groupFactor = valueIn(factorColumn('group', group))
export const batchFactor = valueIn(factorColumn('batch', batch))
export const frame = valueIn(frameOf([groupFactor, batchFactor]))
/** ~ group */
export const groupDesign: DesignMatrix = designMatrix(frame, [['group']])
/** ~ 0 + group + batch */
export const cellDesign: DesignMatrix = designMatrix(frame, [['group'], ['batch']], false)
export const difference = { name: 'b-a', of: { groupb: 1, groupa: -1 } }
