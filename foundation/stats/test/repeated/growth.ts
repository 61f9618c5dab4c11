import { type Frame, factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import { value } from '../value.ts'

/** The rows of `repeated.R`: 30 subjects at up to four visits, by formula. */
export const growthRows = Array.from({ length: 30 }, (_, id) =>
  [0, 1, 2, 3].map((visit) => {
    const base = 5 + 2 * Math.sin(3 * id)
    const arm = id % 2
    const wave = 1.5 * Math.sin(7 * id + 1) + 0.4 * Math.cos(5 * id) * visit + Math.cos(13 * id * (visit + 1) + visit)
    return { id, visit, arm, base, y: 10 + 0.5 * visit - 0.6 * arm * visit + 0.3 * base + wave }
  }),
)
  .flat()
  .filter(({ id, visit }) => !(visit > 0 && (id * 3 + visit * 5) % 11 === 0))

export type GrowthRow = (typeof growthRows)[number]

export const growthFrame = (rows: readonly GrowthRow[] = growthRows): Frame =>
  value(
    frameOf([
      value(
        numericColumn(
          'y',
          rows.map(({ y }) => y),
        ),
      ),
      value(
        numericColumn(
          'high',
          rows.map(({ y }) => (y > 11 ? 1 : 0)),
        ),
      ),
      value(
        numericColumn(
          'base',
          rows.map(({ base }) => base),
        ),
      ),
      value(
        numericColumn(
          'time',
          rows.map(({ visit }) => visit),
        ),
      ),
      value(
        factorColumn(
          'id',
          rows.map(({ id }) => `S${id}`),
        ),
      ),
      value(
        factorColumn(
          'arm',
          rows.map(({ arm }) => (arm === 1 ? 'A' : 'P')),
          ['P', 'A'],
        ),
      ),
      value(
        factorColumn(
          'visit',
          rows.map(({ visit }) => String(visit)),
        ),
      ),
    ]),
  )
