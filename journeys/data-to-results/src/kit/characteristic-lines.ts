import type { Summary, TableOneRow } from '@dacryon/stats/describe'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import type { Cell } from '../findings.ts'
import { shownCell } from '../shown.ts'
import { sayNumber } from './say.ts'

/** How a row is shown and what it was tested with. */
export interface Shown {
  readonly row: TableOneRow
  /** The same variable over all groups. */
  readonly all: TableOneRow
  readonly skewed: boolean
}

/** First or third quartile, or the reason why there is none. */
export const quartile = ({ quartiles }: Summary, at: 0 | 1): Estimable => (isEstimable(quartiles) ? quartiles[at] : quartiles)

const numericText = (found: Summary, skewed: boolean): string => {
  if (found.used === 0) return 'no value'
  const [centre, spread] = skewed
    ? [found.median, `${sayNumber(quartile(found, 0))} to ${sayNumber(quartile(found, 1))}`]
    : [found.mean, isEstimable(found.standardDeviation) ? sayNumber(found.standardDeviation) : 'no SD']
  return `${sayNumber(centre)} (${spread})`
}

const countText = (count: number, used: number): string =>
  used > 0 ? `${count} (${shownCell(count / used, { as: 'percent' })})` : 'no value'

const testOf = ({ row, skewed }: Shown): { readonly p: Estimable; readonly name: string } | undefined => {
  if (row.kind === 'numeric')
    return (
      row.tests && {
        p: skewed ? row.tests.kruskalWallis : row.tests.anova,
        name: skewed ? 'Kruskal-Wallis' : 'analysis of variance',
      }
    )
  return (
    row.tests && {
      p: row.tests[row.tests.advice === 'fisher' ? 'fisher' : 'chiSquare'],
      name: row.tests.advice === 'fisher' ? 'Fisher exact' : 'chi-square',
    }
  )
}

/** Lines of a characteristic: one of a measurement, one a value of a category. */
export const characteristicLines = (shown: Shown, tests: boolean): readonly (readonly Cell[])[] => {
  const { row, all, skewed } = shown
  const test = testOf(shown)
  const beside: readonly Cell[] = [row.missing, row.imbalance.average, ...(tests ? [test?.p ?? null, test?.name ?? ''] : [])]
  if (row.kind === 'numeric' && all.kind === 'numeric')
    return [
      [
        row.name,
        skewed ? 'median (quartiles)' : 'mean (SD)',
        ...[...all.groups, ...row.groups].map((found) => numericText(found, skewed)),
        ...beside,
      ],
    ]
  if (row.kind !== 'categorical' || all.kind !== 'categorical') return []
  return row.levels.map((level, at) => [
    `${row.name}: ${level}`,
    'n (%)',
    ...[...all.groups, ...row.groups].map(({ counts: found, used }) => countText(found[at] ?? 0, used)),
    ...(at === 0 ? beside : beside.map(() => null)),
  ])
}
