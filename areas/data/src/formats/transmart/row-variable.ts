import type { RowBatch } from '../../text/delimited.ts'
import { cellText } from './cell-text.ts'
import { type FilePlan, type PlannedColumn, staticPath } from './clinical-plan.ts'
import type { Variable } from './variable.ts'
import type { Variables } from './variables.ts'

/** Finds the variable of a cell: fixed for most columns, made from other cells of the row for columns with placeholders. */
export class RowVariable {
  readonly #file: FilePlan
  readonly #variables: Variables
  readonly #made = new Map<string, Variable>()

  constructor(file: FilePlan, variables: Variables) {
    this.#file = file
    this.#variables = variables
  }

  /** Variable of a column whose path is the same on every row. */
  fixed(column: PlannedColumn): Variable | undefined {
    return column.dynamic ? undefined : this.#variables.at(staticPath(column), column.mapped)
  }

  /** Variable of a row's cell; undefined when a part of its path would be empty. */
  of(column: PlannedColumn, batch: RowBatch, row: number): Variable | undefined {
    const label = column.labelColumn === undefined ? undefined : this.#file.labels.get(column.labelColumn)
    const site = this.#file.site === undefined ? '' : cellText(batch, row, this.#file.site)
    const visit = this.#file.visitName === undefined ? '' : cellText(batch, row, this.#file.visitName)
    const name = label === undefined ? '' : cellText(batch, row, label)
    const key = `${column.column}\t${site}\t${visit}\t${name}`
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const fill = (part: string): string =>
      part.replaceAll(/SITEID|VISITNAME|DATALABEL/g, (word) => (word === 'SITEID' ? site : word === 'VISITNAME' ? visit : name))
    // As upstream, a `\` in a label opens a folder.
    const folders = column.folders.flatMap((part) =>
      fill(part)
        .split('\\')
        .map((piece) => piece.trim()),
    )
    if (folders.includes('')) return undefined
    const made = this.#variables.at(column.label === undefined ? folders : [...folders, column.label], column.mapped)
    this.#made.set(key, made)
    return made
  }
}
