import { parseCategoryPath, parseDataLabel, pathCode } from './category-path.ts'
import { error, shown } from './problem.ts'
import { cellOf, type Reading } from './reading.ts'

/** The ontology concept that a variable measures. */
export interface OntologyTerm {
  readonly code: string
  readonly label: string
  readonly uri: string
  /** Line of the map. */
  readonly line: number
}

/** Ontology terms by the path code of the variable. Lines without a variable describe ancestors and stay in the raw file. */
export type OntologyMap = ReadonlyMap<string, OntologyTerm>

/** Read an ontology map: category code, data label, ontology code, label, URI, ancestors. */
export const readOntologyMap = async (reading: Reading, path: string): Promise<OntologyMap> => {
  const terms = new Map<string, OntologyTerm>()
  let header = true
  for await (const row of reading.rows(path)) {
    if (header) {
      header = false
      continue
    }
    const place = { file: path, line: row.line }
    const [category, label, code] = [cellOf(row, 0), cellOf(row, 1), cellOf(row, 2)]
    if (code === '') {
      reading.log.add(
        error('ontology-code-expected', 'The line has no ontology code.', 'Write the code in the third column.', {
          ...place,
          column: 3,
          expected: 'an ontology code',
        }),
      )
      continue
    }
    if (label === '') continue
    const folders = parseCategoryPath(category)
    const key = folders === undefined ? undefined : pathCode([...folders, parseDataLabel(label)])
    if (key === undefined)
      reading.log.add(
        error('path-part-empty', `The category code "${shown(category)}" has an empty part.`, 'Write a name between two dividers.', {
          ...place,
          column: 1,
          value: shown(category),
        }),
      )
    else if (terms.has(key))
      reading.log.add(
        error('ontology-twice', `${key} is given two ontology codes.`, 'Keep one of the two lines.', {
          ...place,
          column: 2,
          value: shown(label),
        }),
      )
    else terms.set(key, { code, label: cellOf(row, 3), uri: cellOf(row, 4), line: row.line })
  }
  return terms
}
