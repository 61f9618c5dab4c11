import { requestOf } from './request-of.ts'
import { routes } from './routes.ts'
import { send } from './send.ts'

/** Cells of one column of a CSV text (RFC 4180), in the order of the lines; empty when there is no such column. */
export const columnOf = (csv: string, header: string): readonly string[] => {
  const cells: string[] = []
  let column = 0
  let wanted = -1
  let inHeader = true
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const cell = quoted?.replaceAll('""', '"') ?? plain
    if (inHeader && cell === header) wanted = column
    else if (!inHeader && column === wanted) cells.push(cell)
    column += 1
    if (end === ',') continue
    column = 0
    inHeader = false
  }
  return cells
}

/** Patients of a study that have a concept, in the order of their ids. */
export const readSubjects = async (study: string, concept: string, signal?: AbortSignal): Promise<readonly string[]> => {
  const { url, init } = requestOf(routes.export, { study, concepts: [concept] })
  const response = await send(url, signal === undefined ? init : { ...init, signal })
  const found = columnOf(await response.text(), 'subject').filter((id) => id !== '')
  return [...new Set(found)].sort(new Intl.Collator('en', { numeric: true }).compare)
}
