import { type Issue, IssueError } from '@dacryon/core'
import { readSmallText } from '../../text/read-small-text.ts'
import { folderOf, nameOf } from './folder.ts'
import { JobFile } from './job-file.ts'
import { jobs, studyKeys } from './jobs.ts'
import { type Params, parseParams } from './params.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'

/** The params files of a study folder. */
export interface ReadParams {
  /** Settings of study.params; empty when there is none. */
  readonly study: Params
  /** In the order in which they are to be read. */
  readonly jobs: readonly JobFile[]
}

const read = async (reading: Reading, path: string, unreadable: Issue[]): Promise<Params> => {
  try {
    const { params, issues } = parseParams(await readSmallText(reading.source, path, reading.context.options.encoding), path)
    for (const issue of issues) reading.log.add(issue)
    return params
  } catch (cause) {
    if (!(cause instanceof IssueError)) throw cause
    unreadable.push(...cause.issues)
    return new Map()
  }
}

/** Read study.params and the params file of every job. Throws where the folder holds several studies, or nothing to do. */
export const readParams = async (reading: Reading): Promise<ReadParams> => {
  const paths = reading.folder.files.map(({ path }) => path).filter((path) => path.endsWith('.params'))
  const studies = paths.filter((path) => nameOf(path) === 'study.params')
  if (studies.length > 1)
    throw new IssueError([
      error(
        'several-studies',
        `The folder holds ${studies.length} studies: ${studies.map((path) => shown(folderOf(path))).join(', ')}.`,
        'Import one study folder at a time.',
        { value: shown(studies.join(', ')), expected: 'one study.params' },
      ),
    ])
  const studyPath = studies[0]
  const unreadable: Issue[] = []
  const study: Params = studyPath === undefined ? new Map() : await read(reading, studyPath, unreadable)
  for (const [key, { line, value }] of study)
    if (!studyKeys.some((known) => known === key))
      reading.log.add(
        error(
          'params-key-unknown',
          `${key} is no setting of study.params.`,
          `Correct the key, or take the line out. Known keys: ${studyKeys.join(', ')}.`,
          { file: studyPath ?? '', line, column: key, value: shown(value), expected: studyKeys.join(', ') },
        ),
      )
  const found: JobFile[] = []
  for (const path of paths.filter((one) => nameOf(one) !== 'study.params')) {
    const name = nameOf(path).replace(/\.params$/, '')
    const job = jobs.get(name)
    if (job === undefined)
      reading.log.add(
        warning(
          'job-unknown',
          `${path} asks for a job that the format does not have.`,
          `Rename it, or take it out. Known jobs: ${[...jobs.keys()].join(', ')}.`,
          { file: path, value: shown(name) },
        ),
      )
    else if (job.task === 'unsupported')
      reading.log.add(
        warning(
          'job-not-supported',
          `${path} was left out. ${job.because}`,
          'Import the rest without it; the file stays with the raw files of the release.',
          { file: path, value: name },
        ),
      )
    // study.params is looked for upward only: it does not speak for folders beside its own.
    else
      found.push(new JobFile(reading, path, name, job, await read(reading, path, unreadable), isAbove(studyPath, path) ? study : new Map()))
  }
  if (unreadable.length > 0) throw new IssueError(unreadable)
  const order = [...jobs.keys()]
  return { study, jobs: found.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name)) }
}

const isAbove = (studyPath: string | undefined, path: string): boolean => {
  if (studyPath === undefined) return false
  const folder = folderOf(studyPath)
  return folder === '' || path.startsWith(`${folder}/`)
}
