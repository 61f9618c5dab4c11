import { demand } from '../demand.ts'

/** One linear condition: coefficients times x, at most, equal to, or at least the bound. */
export interface LinearConstraint {
  readonly coefficients: ArrayLike<number>
  readonly relation: '<=' | '=' | '>='
  readonly bound: number
}

export type LinearProgramResult =
  | { readonly kind: 'optimal'; readonly value: number; readonly point: Float64Array }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' }

const small = 1e-10

/** Pivots a row-major tableau of `width` columns on one entry. */
const pivot = (table: Float64Array[], basis: number[], row: number, column: number): void => {
  const source = table[row] as Float64Array
  const factor = source[column] as number
  for (let j = 0; j < source.length; j++) source[j] = (source[j] as number) / factor
  for (const target of table) {
    if (target === source) continue
    const share = target[column] as number
    if (share === 0) continue
    for (let j = 0; j < target.length; j++) target[j] = (target[j] as number) - share * (source[j] as number)
    target[column] = 0
  }
  basis[row] = column
}

/** Lowers the last row's objective by Bland's rule over the columns allowed; false where it is unbounded. */
const improve = (table: Float64Array[], basis: number[], allowed: number): boolean => {
  const objective = table.at(-1) as Float64Array
  const last = objective.length - 1
  for (;;) {
    let column = -1
    for (let j = 0; j < allowed && column < 0; j++) if ((objective[j] as number) < -small) column = j
    if (column < 0) return true
    let row = -1
    let least = Infinity
    for (let i = 0; i < basis.length; i++) {
      const entry = table[i]?.[column] as number
      if (entry <= small) continue
      const ratio = (table[i]?.[last] as number) / entry
      const tie = Math.abs(ratio - least) <= small * (1 + Math.abs(least))
      if (row < 0 || ratio < least - small * (1 + Math.abs(least)) || (tie && (basis[i] as number) < (basis[row] as number))) {
        least = ratio
        row = i
      }
    }
    if (row < 0) return false
    pivot(table, basis, row, column)
  }
}

/** The program as a tableau: variables, negative parts of the free ones, slacks, artificial ones, the bound. */
interface Tableau {
  readonly table: Float64Array[]
  readonly basis: number[]
  /** Columns that are not artificial. */
  readonly real: number
  readonly width: number
}

const tableauOf = (n: number, constraints: readonly LinearConstraint[], free: readonly number[]): Tableau => {
  const real = n + free.length + constraints.filter(({ relation }) => relation !== '=').length
  const width = real + constraints.length + 1
  const basis: number[] = []
  let slack = n + free.length
  const table = constraints.map(({ coefficients, relation, bound }, i) => {
    const row = new Float64Array(width)
    const sign = bound < 0 ? -1 : 1
    for (let j = 0; j < n; j++) row[j] = sign * (coefficients[j] as number)
    free.forEach((j, k) => {
      row[n + k] = -sign * (coefficients[j] as number)
    })
    const slackSign = relation === '=' ? 0 : relation === '<=' ? sign : -sign
    if (relation !== '=') row[slack] = slackSign
    row[real + i] = 1
    row[width - 1] = sign * bound
    basis.push(slackSign === 1 ? slack : real + i)
    if (relation !== '=') slack += 1
    return row
  })
  return { table, basis, real, width }
}

/** Drives the artificial variables to zero; false where that cannot be, for no point meets all conditions. */
const findFeasible = ({ table, basis, real, width }: Tableau, scale: number): boolean => {
  const first = new Float64Array(width)
  basis.forEach((column, i) => {
    if (column >= real)
      for (let j = 0; j < width; j++) if (j < real || j === width - 1) first[j] = (first[j] as number) - (table[i]?.[j] as number)
  })
  table.push(first)
  improve(table, basis, real)
  if ((first[width - 1] as number) < -1e-8 * scale) return false
  // artificial variables left in the basis at zero are turned out where any real column can take their place
  basis.forEach((column, i) => {
    if (column < real) return
    for (let j = 0; j < real; j++) {
      if (Math.abs(table[i]?.[j] as number) > 1e-9) {
        pivot(table, basis, i, j)
        return
      }
    }
  })
  return true
}

/**
 * Minimum of a linear objective under linear conditions, by the two-phase simplex method on a dense table with Bland's rule, which cannot
 * cycle. Variables are not negative, except those listed as free. Meant for tens to some hundred variables.
 *
 * Source: Bland RG. Math Oper Res 1977;2:103-7 (doi 10.1287/moor.2.2.103).
 *
 * @example
 * linearProgram([-1, -1], [{ coefficients: [1, 2], relation: '<=', bound: 4 }, { coefficients: [3, 1], relation: '<=', bound: 6 }])
 * // optimal, value -2.8 at 1.6, 1.2
 */
export const linearProgram = (
  objective: ArrayLike<number>,
  constraints: readonly LinearConstraint[],
  free: readonly number[] = [],
): LinearProgramResult => {
  const n = objective.length
  demand(
    constraints.every(({ coefficients }) => coefficients.length === n),
    'every condition needs one coefficient for each variable',
  )
  const tableau = tableauOf(n, constraints, free)
  const { table, basis, real, width } = tableau
  const scale = constraints.reduce((most, { bound }) => Math.max(most, Math.abs(bound)), 1)
  if (!findFeasible(tableau, scale)) return { kind: 'infeasible' }
  const second = new Float64Array(width)
  for (let j = 0; j < n; j++) second[j] = objective[j] as number
  free.forEach((j, k) => {
    second[n + k] = -(objective[j] as number)
  })
  basis.forEach((column, i) => {
    const cost = second[column] as number
    if (cost !== 0) for (let j = 0; j < width; j++) second[j] = (second[j] as number) - cost * (table[i]?.[j] as number)
  })
  table[table.length - 1] = second
  if (!improve(table, basis, real)) return { kind: 'unbounded' }
  const all = new Float64Array(real)
  basis.forEach((column, i) => {
    if (column < real) all[column] = table[i]?.[width - 1] as number
  })
  const point = all.slice(0, n)
  free.forEach((j, k) => {
    point[j] = (point[j] as number) - (all[n + k] as number)
  })
  return { kind: 'optimal', value: point.reduce((sum, x, j) => sum + x * (objective[j] as number), 0), point }
}
