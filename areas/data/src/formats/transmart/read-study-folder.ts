import { IssueLog } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { ReadContext } from '../../format.ts'
import type { Part } from '../../parts.ts'
import type { Platform, TagType } from '../../study.ts'
import { StudyWriter } from '../../study-writer.ts'
import { Folder, folderOf } from './folder.ts'
import type { JobFile } from './job-file.ts'
import { matchTags, type TreeLeaf } from './match-tags.ts'
import { error, shown, warning } from './problem.ts'
import { type ClinicalMaps, type ClinicalResult, readClinical, readClinicalMaps } from './read-clinical.ts'
import { dataFileOf, type MatrixJob, readMatrix } from './read-matrix.ts'
import { readParams } from './read-params.ts'
import { readPlatform } from './read-platform.ts'
import { readTagTypes } from './read-tag-types.ts'
import { type ReadTag, readTags } from './read-tags.ts'
import { Reading } from './reading.ts'
import { readSampleMap } from './sample-map.ts'
import { referenceInfo, studyInfo } from './study-info.ts'
import { studyOfTags, unitTags } from './study-tags.ts'

/** Read a study folder: platforms, tag types, clinical data, matrices, tags, in this order whatever the folder's. Maps and tags are looked at first: they say what the study is. */
export async function* readStudyFolder(source: Source, context: ReadContext): AsyncGenerator<Part> {
  const log = new IssueLog()
  const reading = new Reading(source, new Folder(await source.files()), context, log)
  const params = await readParams(reading)
  if (params.jobs.length === 0)
    log.add(
      error(
        'nothing-to-read',
        'No params file of the folder asks for anything that can be read.',
        'Add clinical.params, or the params file of another job.',
        { expected: 'clinical.params, expression.params, ...' },
      ),
    )
  const of = (task: JobFile['job']['task']): readonly JobFile[] => params.jobs.filter(({ job }) => job.task === task)
  const platforms = await readPlatforms(reading, of('platform'))
  const types = (await Promise.all(of('tag-types').map((job) => tagTypesOf(reading, job)))).flat()
  const matrices = await prepareMatrices(reading, of('matrix'))
  const isStudy = of('clinical').length + of('matrix').length + of('tags').length > 0
  if (params.jobs.length > 0) {
    if (!isStudy) yield { kind: 'study', study: referenceInfo(reading, [...platforms.values()]) }
    for (const platform of isStudy ? [] : platforms.values()) yield { kind: 'platform', platform }
    if (types.length > 0 && !isStudy) yield { kind: 'tag-types', types }
  }
  if (isStudy) {
    const named = studyInfo(reading, params.study, params.jobs, matrices)
    const clinical = clinicalOf(reading, of('clinical'))
    const ontologyPath = ontologyOf(reading, of('ontology'), clinical)
    const maps = clinical === undefined ? undefined : await readClinicalMaps(reading, clinical, ontologyPath)
    const tags = await allTags(reading, clinical, of('tags'), types)
    yield { kind: 'study', study: { ...named.study, ...studyOfTags(reading, tags, maps) } }
    for (const platform of platforms.values()) yield { kind: 'platform', platform }
    if (types.length > 0) yield { kind: 'tag-types', types }
    checkStudyOfMaps(reading, matrices, named.ownId)
    if (clinical === undefined && matrices.length > 0)
      reading.log.add(
        warning(
          'clinical-absent',
          'The folder has no clinical data: its subjects are known from the subject-sample maps alone.',
          'Add clinical.params when there are clinical data.',
        ),
      )
    yield* readSubjects(reading, maps, tags, matrices, platforms)
  }
  yield reading.progress
  const issues = log.all()
  if (issues.length > 0) yield { kind: 'issues', issues }
}

/** The clinical job; a second one is a mistake. */
const clinicalOf = (reading: Reading, [clinical, ...others]: readonly JobFile[]): JobFile | undefined => {
  for (const other of others)
    reading.log.add(
      error(
        'clinical-twice',
        `The folder has two clinical jobs, ${clinical?.path ?? ''} and ${other.path}.`,
        'Keep one: a study has one set of clinical data.',
        { file: other.path },
      ),
    )
  return clinical
}

/** Everything of a study that needs its subjects. */
async function* readSubjects(
  reading: Reading,
  maps: ClinicalMaps | undefined,
  read: readonly ReadTag[],
  matrices: readonly MatrixJob[],
  platforms: ReadonlyMap<string, Platform>,
): AsyncGenerator<Part> {
  const writer = new StudyWriter()
  let result: ClinicalResult = { complete: false, variables: [], visits: new Set() }
  if (maps !== undefined) result = yield* readClinical(reading, maps, writer, unitTags(read))

  const leaves: TreeLeaf[] = [...result.variables]
  let assays = 0
  for (const matrix of matrices) {
    checkSubjects(reading, writer, matrix, result.complete)
    yield* writer.drain(true)
    const platform = await platformOf(reading, matrix, platforms)
    const assay = yield* readMatrix(reading, matrix, { assay: assays, platform, visits: result.visits })
    if (assay === undefined) continue
    assays++
    leaves.push(
      { path: assay.path, type: 'assay' },
      ...assay.samples.flatMap(({ attributes: { node } }): readonly TreeLeaf[] =>
        node === undefined ? [] : [{ path: node.split('\\'), type: 'assay' }],
      ),
    )
  }
  const tags = matchTags(reading, read, leaves)
  if (tags.length > 0) yield { kind: 'tags', tags }
}

const readPlatforms = async (reading: Reading, jobs: readonly JobFile[]): Promise<ReadonlyMap<string, Platform>> => {
  const platforms = new Map<string, Platform>()
  for (const job of jobs) {
    const platform = await readPlatform(reading, job)
    if (platform === undefined) continue
    if (platforms.has(platform.id))
      reading.log.add(
        warning(
          'platform-twice',
          `${job.path} describes ${platform.id} once more, with ${platform.rows} rows; the first description is kept.`,
          'Keep one params file for a platform.',
          { file: job.path, value: shown(platform.id) },
        ),
      )
    else platforms.set(platform.id, platform)
  }
  return platforms
}

const tagTypesOf = async (reading: Reading, job: JobFile): Promise<readonly TagType[]> => {
  const path = job.required('TAG_TYPES_FILE')
  return path === undefined ? [] : readTagTypes(reading, path)
}

const prepareMatrices = async (reading: Reading, jobs: readonly JobFile[]): Promise<readonly MatrixJob[]> => {
  const matrices: MatrixJob[] = []
  const ids = new Set<string>()
  for (const file of jobs) {
    if (file.job.task !== 'matrix') continue
    const mapPath = file.required('MAP_FILENAME')
    const data = dataFileOf(reading, file)
    const map = mapPath === undefined ? undefined : await readSampleMap(reading, mapPath)
    matrices.push({ file, job: file.job, assayId: assayId(file, ids), data, map })
  }
  return matrices
}

/** `expression/dataset1/expression.params` gives `expression-dataset1`. */
const assayId = (file: JobFile, taken: Set<string>): string => {
  const parts = new Set([...folderOf(file.path).split('/'), file.name].filter((part) => part !== ''))
  const base = [...parts].join('-').replaceAll(/[^\p{L}\p{N}_.-]/gu, '_')
  let id = base
  for (let more = 2; taken.has(id); more++) id = `${base}-${more}`
  taken.add(id)
  return id
}

const checkStudyOfMaps = (reading: Reading, matrices: readonly MatrixJob[], study: string): void => {
  for (const { map } of matrices)
    if (map?.study !== undefined && map.study !== study)
      reading.log.add(
        error(
          'study-differs',
          `The subject-sample map belongs to the study ${shown(map.study)}.`,
          'Correct its STUDY_ID, or put it into the folder of its study.',
          { file: map.path, line: 2, column: 1, value: shown(map.study), expected: study },
        ),
      )
}

/** @param known the clinical data were read, so that every subject has been named. */
const checkSubjects = (reading: Reading, writer: StudyWriter, { map }: MatrixJob, known: boolean): void => {
  for (const sample of map?.samples.values() ?? []) {
    if (known && !writer.hasSubject(sample.subject))
      reading.log.add(
        error(
          'subject-unknown',
          `Subject ${shown(sample.subject)} is not in the clinical data.`,
          'Add the subject to the clinical data, or correct the id.',
          { file: map?.path ?? '', line: sample.line, column: 3, value: shown(sample.subject), expected: 'a subject of the clinical data' },
        ),
      )
    // Also an unknown subject has to be named before the assay speaks of it.
    writer.subject(sample.subject)
  }
}

const platformOf = async (reading: Reading, { map, job }: MatrixJob, own: ReadonlyMap<string, Platform>): Promise<Platform | undefined> => {
  if (map?.platform === undefined) return undefined
  const place = { file: map.path, line: 2, column: 5, value: shown(map.platform) }
  const platform = own.get(map.platform) ?? (await reading.context.platform(map.platform))
  if (platform === undefined)
    reading.log.add(
      error(
        'platform-unknown',
        `Platform ${shown(map.platform)} has not been imported.`,
        'Import its annotation first, or correct the id.',
        { ...place, expected: 'an imported platform' },
      ),
    )
  else if (platform.kind !== job.kind)
    reading.log.add(
      error(
        'platform-kind',
        `Platform ${platform.id} measures ${platform.kind}, the matrix holds ${job.kind}.`,
        'Correct the platform of the samples.',
        { ...place, expected: job.kind },
      ),
    )
  return platform
}

/** The map that an ontology job would make by asking a server: read when it is there and the clinical job names none itself. */
const ontologyOf = (reading: Reading, jobs: readonly JobFile[], clinical: JobFile | undefined): string | undefined => {
  for (const job of jobs) {
    const name = job.text('ONTOLOGY_MAP_FILE')
    const path = name === undefined ? undefined : reading.folder.findFor(job.path, name)
    if (path !== undefined && clinical?.text('ONTOLOGY_MAP_FILE') === undefined) return path
    reading.log.add(
      warning(
        'job-not-supported',
        `${job.path} was left out: it makes an ontology map by asking a server${clinical?.text('ONTOLOGY_MAP_FILE') === undefined ? '' : ', and clinical.params names one already'}.`,
        'Name the finished map as ONTOLOGY_MAP_FILE in clinical.params.',
        { file: job.path, value: job.name },
      ),
    )
  }
  return undefined
}

const allTags = async (
  reading: Reading,
  clinical: JobFile | undefined,
  jobs: readonly JobFile[],
  own: readonly TagType[],
): Promise<readonly ReadTag[]> => {
  const paths = [clinical?.optional('TAGS_FILE'), ...jobs.map((job) => job.required('TAGS_FILE'))].filter((path) => path !== undefined)
  if (paths.length === 0) return []
  const types = new Map([...(await reading.context.tagTypes()), ...own].map((type) => [type.title, type]))
  return (await Promise.all(paths.map((path) => readTags(reading, path, types)))).flat()
}
