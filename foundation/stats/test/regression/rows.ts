import { type Column, type Frame, factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import { value } from '../value.ts'

export { codes, value } from '../value.ts'

const index = Array.from({ length: 60 }, (_, at) => at + 1)
const x = index.map((i) => ((i * 37) % 101) / 10)
const z = index.map((i) => ((i * 53) % 17) - 8)
const g = index.map((i) => ['a', 'b', 'c'][i % 3] ?? '')
const u = index.map((i) => ((i * 61) % 97) / 97)
const y = index.map((_, at) => 1 + 0.3 * (x[at] ?? 0) - 0.2 * (z[at] ?? 0) + (g[at] === 'b' ? 1 : 0) + 3 * ((u[at] ?? 0) - 0.5))
const time = index.map((i, at) => 1 + Math.floor((120 * (((i * 29) % 83) + 1)) / 83 / (1 + (x[at] ?? 0) / 4)))
const event = index.map((i) => ((i * 11) % 5 > 1 ? 1 : 0))

export const numeric = (name: string, values: readonly (number | null)[]): Column => value(numericColumn(name, values))
export const factor = (name: string, values: readonly (string | null)[], levels?: readonly string[]): Column =>
  value(factorColumn(name, values, levels))
export const frame = (...columns: readonly Column[]): Frame => value(frameOf(columns))

/** The rows of rows.R. */
export const rows: Frame = frame(
  numeric('x', x),
  numeric('z', z),
  factor('g', g),
  numeric(
    's',
    index.map((i) => 1 + ((i * 7) % 4)),
  ),
  numeric(
    'w',
    index.map((i) => 1 + (i % 3) / 2),
  ),
  numeric(
    'id',
    index.map((i) => 1 + ((i * 5) % 12)),
  ),
  numeric('y', y),
  numeric(
    'b',
    index.map((_, at) => (0.35 * (x[at] ?? 0) - 0.15 * (z[at] ?? 0) - 1.5 + 5 * ((u[at] ?? 0) - 0.5) > 0 ? 1 : 0)),
  ),
  numeric(
    'n',
    index.map((_, at) => Math.floor(Math.exp(0.12 * (x[at] ?? 0)) * (u[at] ?? 0) * 4)),
  ),
  factor(
    'o',
    y.map((value) => (value > 3.4 ? 'top' : value > 1.8 ? 'mid' : 'low')),
  ),
  numeric('time', time),
  numeric('event', event),
  numeric(
    'entry',
    index.map((i, at) => Math.floor(((time[at] ?? 0) * ((i * 13) % 7)) / 14)),
  ),
  factor(
    'status',
    index.map((i, at) => (event[at] === 0 ? '0' : String(1 + ((i * 3) % 2)))),
    ['0', '1', '2'],
  ),
)
