import type { StudyInfo } from '../../study.ts'
import { pathCode } from './category-path.ts'
import { staticPath } from './clinical-plan.ts'
import { shown, warning } from './problem.ts'
import type { ClinicalMaps } from './read-clinical.ts'
import type { ReadTag } from './read-tags.ts'
import type { Reading } from './reading.ts'

/** Code of the arm in the dictionary. */
const armCode = 'trial.arm'

const isTitled = ({ tag }: ReadTag, title: string): boolean => tag.title.toLowerCase() === title

/** Texts of the tags `Unit` by path code of their node; of several files the last. */
export const unitTags = (tags: readonly ReadTag[]): ReadonlyMap<string, string> =>
  new Map(tags.filter((read) => isTitled(read, 'unit')).map(({ tag }) => [pathCode(tag.path), tag.text]))

/**
 * What tags and maps say of the study itself: `Title`, `Description` and `Synthetic` (`yes`) on the study's node, and the variable of the
 * arm, by a tag `Role` (`arm`) on its node or by the dictionary's code.
 */
export const studyOfTags = (reading: Reading, tags: readonly ReadTag[], maps: ClinicalMaps | undefined): Partial<StudyInfo> => {
  const said = (title: string): string | undefined =>
    tags.findLast((read) => read.tag.path.length === 0 && isTitled(read, title) && read.tag.text !== '')?.tag.text
  const [title, description] = [said('title'), said('description')]
  const armConcept = maps === undefined ? undefined : armOf(reading, tags, maps)
  return {
    ...(said('synthetic')?.toLowerCase() === 'yes' ? { synthetic: true } : {}),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(armConcept === undefined ? {} : { armConcept }),
  }
}

/** Concept code of the variable that holds the arm. */
const armOf = (reading: Reading, tags: readonly ReadTag[], { files, terms }: ClinicalMaps): string | undefined => {
  const columns = files.flatMap((file) => file.columns)
  const variables = new Set(columns.filter(({ dynamic }) => !dynamic).map((column) => pathCode(staticPath(column))))
  const [first, ...others] = tags.filter((read) => isTitled(read, 'role') && read.tag.text.toLowerCase() === 'arm')
  if (first === undefined) return variables.values().some((path) => terms.get(path)?.code === armCode) ? armCode : undefined
  const code = pathCode(first.tag.path)
  for (const { tag, file, line } of others)
    if (pathCode(tag.path) !== code)
      reading.log.add(
        warning('arm-twice', `The arm is ${shown(code)}; this second Role is not used.`, 'Keep the tag on one variable.', {
          file,
          line,
          column: 1,
          value: shown(pathCode(tag.path)),
        }),
      )
  if (variables.has(code)) return terms.get(code)?.code ?? code
  reading.log.add(
    warning(
      'arm-unknown',
      `${shown(code)} has the role arm, but is no variable of the column map.`,
      'Attach the tag to the variable that holds the arm, sign by sign.',
      { file: first.file, line: first.line, column: 1, value: shown(code) },
    ),
  )
  return undefined
}
