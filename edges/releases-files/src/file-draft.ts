import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type ConceptStats,
  ConceptTally,
  type Draft,
  type DraftPlan,
  type Part,
  type Preview,
  type Provenance,
  previewOf,
  publishable,
  type Release,
  type ReleaseFile,
  releaseContent,
  releaseIdOf,
  StudyTables,
  TreeBuilder,
} from '@dacryon/data'
import { AssayStaging } from './assay-staging.ts'
import { checkDuplicates, checkRanges } from './check-observations.ts'
import { releaseClaim } from './claim.ts'
import { withRoom } from './disk-full.ts'
import { type DraftDatabase, literal } from './draft-database.ts'
import { filesBelow, hashFile, syncFolder, syncFolders, writeHashed, writeText } from './durable.ts'
import { scanObservations } from './scan-observations.ts'
import { Staging } from './staging.ts'
import { writeStudyFiles } from './study-files.ts'
import { copyQuery } from './write-table.ts'

const byConcept = ['concept', 'subject', 'visit', 'instance', 'origin', 'line']
const bySubject = ['subject', 'concept', 'visit', 'instance', 'origin', 'line']

/** Where a draft stands. */
export interface DraftPlace {
  /** The folder of all releases. */
  readonly releases: string
  /** Name of the draft's folder in it. */
  readonly name: string
  readonly claim: string
  readonly database: DraftDatabase
  /** Release of this id, if it is already published. */
  published(id: string): Promise<Release | undefined>
}

/** A release in the making: a folder beside the releases that is renamed into place. */
export class FileDraft implements Draft {
  readonly #place: DraftPlace
  readonly #plan: DraftPlan
  readonly #folder: string
  readonly #tables = new StudyTables()
  readonly #staging: Staging
  readonly #assays: AssayStaging[] = []
  #stats: readonly ConceptStats[] = []
  #preview: Preview | undefined

  constructor(place: DraftPlace, plan: DraftPlan) {
    this.#place = place
    this.#plan = plan
    this.#folder = join(place.releases, place.name, 'release')
    this.#staging = new Staging(place.database.connection)
  }

  add(part: Part): Promise<void> {
    return withRoom(async () => {
      const bulk = this.#tables.take(part)
      if (part.kind === 'assay') await this.#openAssay()
      if (bulk?.kind === 'observations') await this.#staging.add(bulk.batch, this.#tables)
      if (bulk?.kind === 'measurements') {
        const assay = this.#assays[bulk.batch.assay]
        if (assay === undefined) throw new RangeError('a batch refers to an assay that was not announced')
        if (assay.issues.length === 0) await assay.add(bulk.batch)
      }
    })
  }

  async #openAssay(): Promise<void> {
    const position = this.#assays.length
    const assay = this.#tables.assays[position]
    if (assay === undefined) return
    const staging = new AssayStaging(this.#place.database.connection, assay, position, join(this.#folder, 'assays'))
    this.#assays.push(staging)
    for (const issue of staging.issues) this.#tables.log.add(issue)
    if (staging.issues.length === 0) await staging.open()
  }

  close(): Promise<Preview> {
    return withRoom(async () => {
      const [tables, { database }] = [this.#tables, this.#place]
      this.#staging.finish()
      for (const assay of this.#assays) assay.finish()
      const observations = join(this.#folder, 'observations.parquet')
      await copyQuery(database.connection, this.#staging.sorted(byConcept), observations)
      const tree = new TreeBuilder(tables.subjects.length, tables.concepts, tables.assays, tables.subjectPositions())
      const tally = new ConceptTally(tables.subjects.length, (concept, subjects) => tree.addSubjects(concept, subjects))
      await scanObservations(database.connection, observations, tally)
      this.#stats = tally.finish(tables.concepts.length)
      await checkDuplicates(database, observations, tally.repeated, tables)
      await checkRanges(database, observations, this.#stats, tables, this.#plan.plausible)
      this.#preview = previewOf(tables, tree, this.#stats, this.#assays)
      return this.#preview
    })
  }

  publish(provenance: Provenance): Promise<Release> {
    return withRoom(async () => {
      const preview = this.#preview
      const study = publishable(preview)
      if (preview === undefined) throw new TypeError('a draft must be closed before it is published')
      const raw = await this.#copyRaw()
      await this.#writeTables(preview)
      const content = releaseContent(this.#plan, study, preview, [...raw, ...(await this.#stamps(raw))])
      const release: Release = { id: releaseIdOf(content), content, provenance }
      const already = await this.#place.published(release.id)
      if (already === undefined) await this.#moveIntoPlace(release)
      await this.discard()
      return already ?? release
    })
  }

  async #copyRaw(): Promise<readonly ReleaseFile[]> {
    const copies: ReleaseFile[] = []
    for (const { path } of await this.#plan.source.files()) {
      if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
        throw new RangeError(`${path} leads out of the release`)
      const copy = `raw/${path}`
      copies.push({ path: copy, ...(await writeHashed(join(this.#folder, copy), this.#plan.source.stored(path))) })
    }
    return copies
  }

  async #writeTables({ nodes, issues }: Preview): Promise<void> {
    const { connection } = this.#place.database
    const tables = this.#tables
    await copyQuery(connection, this.#staging.sorted(bySubject), join(this.#folder, 'observations-by-subject.parquet'))
    await writeStudyFiles(connection, this.#folder, tables, this.#stats, nodes)
    for (const assay of this.#assays) await assay.write()
    for (const platform of tables.platforms) {
      await writeText(join(this.#folder, 'platforms', `${encodeURIComponent(platform.id)}.json`), JSON.stringify(platform))
    }
    if (tables.tagTypes.length > 0) await writeText(join(this.#folder, 'tag-types.json'), JSON.stringify(tables.tagTypes))
    await writeText(join(this.#folder, 'issues.json'), JSON.stringify(issues))
  }

  /** Hashes and row counts of all files but the raw copies, which were hashed as they were written. */
  async #stamps(raw: readonly ReleaseFile[]): Promise<readonly ReleaseFile[]> {
    const done = new Set(raw.map(({ path }) => path))
    const paths = (await filesBelow(this.#folder)).filter((path) => !done.has(path))
    return await Promise.all(
      paths.map(async (path): Promise<ReleaseFile> => {
        const place = join(this.#folder, path)
        const stamp = await hashFile(place, true)
        if (!path.endsWith('.parquet')) return { path, ...stamp }
        const [[rows] = []] = await this.#place.database.rows(`SELECT num_rows FROM parquet_file_metadata(${literal(place)})`)
        return { path, ...stamp, rows: Number(rows) }
      }),
    )
  }

  async #moveIntoPlace(release: Release): Promise<void> {
    await writeText(join(this.#folder, 'release.json'), `${JSON.stringify(release, null, 2)}\n`)
    await syncFolders(this.#folder)
    await rename(this.#folder, join(this.#place.releases, release.id))
    await syncFolder(this.#place.releases)
  }

  async discard(): Promise<void> {
    const { database, releases, name, claim } = this.#place
    for (const assay of this.#assays) await assay.close()
    database.close()
    await rm(join(releases, name), { recursive: true, force: true })
    await releaseClaim(releases, claim, name)
  }
}
