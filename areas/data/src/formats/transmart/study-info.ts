import type { Platform, StudyInfo } from '../../study.ts'
import type { JobFile } from './job-file.ts'
import type { Params } from './params.ts'
import { error, shown, warning } from './problem.ts'
import type { MatrixJob } from './read-matrix.ts'
import type { Reading } from './reading.ts'

/** The study, and the id by which its own files call it. */
export interface NamedStudy {
  readonly study: StudyInfo
  /** Upper case. */
  readonly ownId: string
}

const validId = /^[\p{L}\p{N}_.-]+$/u
const asId = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_.-]/gu, '_')

/** A reference release: platforms and tag types, no subjects. Synthetic when the title of a platform begins with that word. */
export const referenceInfo = (reading: Reading, platforms: readonly Platform[]): StudyInfo => {
  const ids = platforms.map(({ id }) => id)
  const id = ids.length === 0 ? 'TAG-TYPES' : asId(`PLATFORM-${ids.join('.')}`)
  const title = ids.length === 0 ? 'Tag types' : `Platform ${ids.join(', ')}`
  const synthetic = platforms.some((platform) => /^synthetic\b/i.test(platform.title.trim()))
  return { id: reading.context.options.study ?? id, title, kind: 'reference', synthetic, restricted: false }
}

/**
 * The study as its params say: STUDY_ID upper-cased as id, as written in the tree. Without one, the subject-sample map of a folder that
 * has no clinical data names the study, or else the folder does, as upstream has it.
 */
export const studyInfo = (reading: Reading, params: Params, jobs: readonly JobFile[], matrices: readonly MatrixJob[]): NamedStudy => {
  const setting = (key: string): string | undefined => params.get(key)?.value ?? jobs.find((job) => job.params.has(key))?.text(key)
  const written = setting('STUDY_ID')
  const clinical = jobs.some(({ job }) => job.task === 'clinical')
  const ofMap = clinical ? undefined : matrices.find(({ map }) => map?.study !== undefined)?.map?.study
  const name = written ?? ofMap ?? reading.source.name.toUpperCase()
  if (written === undefined)
    reading.log.add(
      warning(
        'study-id-absent',
        `No params file says STUDY_ID; the study is called ${name} after ${ofMap === undefined ? 'its folder' : 'its subject-sample map'}.`,
        'Add a study.params with STUDY_ID, or import with another study id.',
        { value: shown(name) },
      ),
    )
  const own = name.toUpperCase()
  const id = reading.context.options.study ?? own
  if (!validId.test(id))
    reading.log.add(
      error(
        'study-id-invalid',
        `"${shown(id)}" cannot be a study id.`,
        'Use letters, digits, _, - and ., or import with another study id.',
        { value: shown(id), expected: 'letters, digits, _, -, .' },
      ),
    )
  const security = setting('SECURITY_REQUIRED') ?? 'Y'
  if (!/^[YN]$/i.test(security))
    reading.log.add(
      error('params-value-unknown', 'SECURITY_REQUIRED is neither Y nor N.', 'Write Y or N.', {
        column: 'SECURITY_REQUIRED',
        value: shown(security),
        expected: 'Y or N',
      }),
    )
  const restricted = security.toUpperCase() !== 'N'
  const top = setting('TOP_NODE') ?? `\\${restricted ? 'Private' : 'Public'} Studies\\${name}`
  const study: StudyInfo = {
    id,
    title: name,
    kind: 'study',
    synthetic: false,
    restricted,
    sourceTop: top.endsWith('\\') ? top : `${top}\\`,
  }
  return { study, ownId: own }
}
