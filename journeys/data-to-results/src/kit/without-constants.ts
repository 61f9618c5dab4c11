import { type Issue, IssueError } from '@dacryon/core'
import { type Frame, numericOf } from '@dacryon/stats/data'
import type { GeneRow } from '@dacryon/stats/omics'
import { notEstimable } from '@dacryon/stats/result'
import { ask } from './ask.ts'
import { constantColumns } from './measured-columns.ts'
import { sayList } from './say.ts'

/** Constant measurements say nothing about the groups, and their variance of 0 would spoil the prior of the others. */
export const withoutConstants = (measured: Frame, genes: readonly string[]) => {
  const constant = new Set(constantColumns(measured, genes))
  const varying = genes.filter((name) => !constant.has(name))
  if (varying.length === 0)
    throw new IssueError(
      genes.map((name) => ({
        code: 'column-constant',
        severity: 'error',
        message: `${name} is constant.`,
        remedy: 'Choose measurements that vary.',
        column: name,
      })),
    )
  const rows = [...constant].map((gene): GeneRow => {
    const value = ask(numericOf(measured, gene)).values.find((known) => !Number.isNaN(known))
    return { gene, average: value ?? 0, effect: notEstimable('zero-variance', `${gene} is constant.`) }
  })
  const names = [...constant]
  const warnings: readonly Issue[] =
    names.length === 0
      ? []
      : [
          {
            code: 'column-constant',
            severity: 'warning',
            message: `Constant measurements: ${sayList(names.slice(0, 10))}${names.length > 10 ? ` and ${names.length - 10} more` : ''}.`,
            remedy: 'They were not tested.',
          },
        ]
  return { varying, rows, warnings }
}
