import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Size of a generated study: observations = subjects x visits x concepts. */
export interface StudySize {
  readonly subjects: number
  readonly visits: number
  readonly concepts: number
}

/** Weeks of the visits. */
export const weekOf = (visit: number): number => visit * 12

/**
 * The value of a cell, from its place alone, so that the wide file for Dacryon and the long rows for PostgreSQL are the same data.
 * Every tenth concept is a category of four values, the others have one or two decimals. The mix is a 32-bit integer hash.
 */
const cellOf = (subject: number, visit: number, concept: number): string => {
  let mixed = Math.imul(subject + 1, 0x9e3779b1) ^ Math.imul(visit + 1, 0x85ebca77) ^ Math.imul(concept + 1, 0xc2b2ae3d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = (mixed ^ (mixed >>> 13)) >>> 0
  if (concept % 10 === 9) return `class ${mixed % 4}`
  return String((mixed % 1000) / (concept % 3 === 0 ? 100 : 10))
}

const writing = async (path: string, chunks: Iterable<string>): Promise<void> => {
  const out = createWriteStream(path, { highWaterMark: 1 << 20 })
  for (const chunk of chunks) if (!out.write(chunk)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

function* wideRows({ subjects, visits, concepts }: StudySize): Generator<string> {
  yield `SUBJECT\tVISIT\t${Array.from({ length: concepts }, (_, concept) => `VAR${concept}`).join('\t')}\n`
  for (let subject = 0; subject < subjects; subject++)
    for (let visit = 0; visit < visits; visit++) {
      let row = `S${subject}\tWeek ${weekOf(visit)}`
      for (let concept = 0; concept < concepts; concept++) row += `\t${cellOf(subject, visit, concept)}`
      yield `${row}\n`
    }
}

/** Write a tranSMART study folder with one wide clinical file. */
export const writeStudyFolder = async (folder: string, id: string, size: StudySize): Promise<void> => {
  mkdirSync(join(folder, 'clinical'), { recursive: true })
  writeFileSync(join(folder, 'study.params'), `STUDY_ID=${id}\nSECURITY_REQUIRED=N\n`)
  writeFileSync(join(folder, 'clinical.params'), 'COLUMN_MAP_FILE=columns.txt\n')
  const header =
    'Filename\tCategory Code\tColumn Number\tData Label\tData Label Source\tControl Vocab Cd\tConcept Type\tStrict Categorical Variable\n'
  const reserved = 'data.txt\t\t1\tSUBJ_ID\t\t\t\t\ndata.txt\t\t2\tTRIAL_VISIT_LABEL\t\t\t\t\n'
  const columns = Array.from({ length: size.concepts }, (_, concept) =>
    [
      `data.txt`,
      `Group ${Math.floor(concept / 20)}`,
      concept + 3,
      `VAR${concept}`,
      '',
      '',
      concept % 10 === 9 ? 'CATEGORICAL' : 'NUMERICAL',
      concept % 10 === 9 ? 'y' : '',
    ].join('\t'),
  )
  writeFileSync(join(folder, 'clinical', 'columns.txt'), `${header}${reserved}${columns.join('\n')}\n`)
  await writing(join(folder, 'clinical', 'data.txt'), wideRows(size))
}

/** Rows of `observation_fact` in PostgreSQL's COPY text form, many to a chunk. */
export function* factRows({ subjects, visits, concepts }: StudySize): Generator<string> {
  for (let subject = 0; subject < subjects; subject++) {
    let chunk = ''
    for (let visit = 0; visit < visits; visit++)
      for (let concept = 0; concept < concepts; concept++) {
        const value = cellOf(subject, visit, concept)
        const text = concept % 10 === 9
        chunk += `-1\t${subject}\tC${concept}\t@\t0001-01-01\t@\t1\t${visit}\t${text ? 'T' : 'N'}\t${text ? value : 'E'}\t${text ? '\\N' : value}\n`
      }
    yield chunk
  }
}
