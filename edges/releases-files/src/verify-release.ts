import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Issue, IssueError } from '@dacryon/core'
import { type Release, type ReleaseFile, releaseIdOf, type Verification } from '@dacryon/data'
import { literal, openDatabase } from './draft-database.ts'
import { filesBelow, hashFile } from './durable.ts'
import { readContent, readRelease } from './read-release.ts'

const remedy = 'Restore the release from a backup, or remove its folder and import the raw files again.'

const wrong = (code: string, file: string, message: string, value: unknown, expected: unknown): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  file,
  ...(value === undefined ? {} : { value: String(value) }),
  ...(expected === undefined ? {} : { expected: String(expected) }),
})

const unknown = (id: string): IssueError =>
  new IssueError([
    {
      code: 'release-unknown',
      severity: 'error',
      message: `There is no release ${id}.`,
      remedy: 'List what there is with `dacryon studies`.',
      value: id,
    },
  ])

/** Compares the folder's files with the manifest; gives those that are as they were. */
const checkFiles = async (
  folder: string,
  { content }: Release,
  issues: Issue[],
): Promise<{ sound: ReadonlySet<string>; bytes: number }> => {
  const listed = new Map(content.files.map((file) => [file.path, file]))
  const sound = new Set<string>()
  let bytes = 0
  for (const path of await filesBelow(folder)) {
    if (path === 'release.json') continue
    const file = listed.get(path)
    if (file === undefined) {
      issues.push(wrong('release-file-added', path, `${path} is not part of the release.`, undefined, undefined))
      continue
    }
    listed.delete(path)
    const stamp = await hashFile(join(folder, path), false)
    bytes += stamp.bytes
    if (stamp.sha256 === file.sha256 && stamp.bytes === file.bytes) sound.add(path)
    else
      issues.push(wrong('release-file-changed', path, `${path} is not what it was when the release was made.`, stamp.sha256, file.sha256))
  }
  for (const path of listed.keys()) issues.push(wrong('release-file-missing', path, `${path} is missing.`, undefined, undefined))
  return { sound, bytes }
}

type Rows = (sql: string) => Promise<readonly (readonly unknown[])[]>

const checkRows = async (rows: Rows, folder: string, files: readonly ReleaseFile[], issues: Issue[]): Promise<void> => {
  for (const file of files) {
    if (!file.path.endsWith('.parquet')) continue
    const [[found] = []] = await rows(`SELECT num_rows FROM parquet_file_metadata(${literal(join(folder, file.path))})`)
    if (Number(found) !== file.rows)
      issues.push(wrong('release-rows-changed', file.path, `${file.path} has another number of rows.`, found, file.rows))
  }
}

/** Counts in the manifest against counts of the tables; only tables that are sound are asked. */
const checkCounts = async (
  rows: Rows,
  folder: string,
  { content }: Release,
  sound: ReadonlySet<string>,
  issues: Issue[],
): Promise<void> => {
  const table = (path: string) => `read_parquet(${literal(join(folder, path))})`
  const total = (paths: readonly string[]) => paths.map((path) => `SELECT count(*) AS n FROM ${table(path)}`).join(' UNION ALL ')
  const assays = content.assays.map(({ id }) => `assays/${id}`)
  const checks: readonly (readonly [keyof Release['content']['counts'], readonly string[], string])[] = [
    ['subjects', ['subjects.parquet'], total(['subjects.parquet'])],
    ['concepts', ['concepts.parquet'], total(['concepts.parquet'])],
    ['visits', ['visits.parquet'], total(['visits.parquet'])],
    ['observations', ['observations.parquet'], `SELECT count(subject) FROM ${table('observations.parquet')}`],
    ['observations', ['observations-by-subject.parquet'], `SELECT count(subject) FROM ${table('observations-by-subject.parquet')}`],
    ['observations', ['concepts.parquet'], `SELECT coalesce(sum(observations), 0) FROM ${table('concepts.parquet')}`],
    ['observations', ['subject-visits.parquet'], `SELECT coalesce(sum(observations), 0) FROM ${table('subject-visits.parquet')}`],
    ['missing', ['observations.parquet'], `SELECT count(*) FILTER (kind = 4) FROM ${table('observations.parquet')}`],
    ['samples', assays.map((assay) => `${assay}/samples.parquet`), total(assays.map((assay) => `${assay}/samples.parquet`))],
    ['measurements', assays.map((assay) => `${assay}/values.parquet`), total(assays.map((assay) => `${assay}/values.parquet`))],
  ]
  for (const [what, paths, sql] of checks) {
    if (!paths.every((path) => sound.has(path))) continue
    const found = sql === '' ? 0 : (await rows(sql)).reduce((sum, [n]) => sum + Number(n), 0)
    const expected = content.counts[what]
    if (found !== expected)
      issues.push(
        wrong(
          'release-counts-changed',
          paths[0] ?? 'release.json',
          `The number of ${what} is not what the manifest says.`,
          found,
          expected,
        ),
      )
  }
}

/** Recompute the id, every hash, every row count and the counts of a release. Throws an `IssueError` when there is no such release. */
export const verifyRelease = async (releases: string, id: string, spill: string): Promise<Verification> => {
  const folder = join(releases, id)
  let release: Release | undefined
  try {
    release = await readRelease(releases, id)
  } catch (error) {
    if (!(error instanceof IssueError)) throw error
    return { id, ok: false, files: 0, bytes: 0, issues: error.issues.map((issue) => ({ ...issue, file: 'release.json' })) }
  }
  if (release === undefined) {
    if (
      !/^r-/.test(id) ||
      !(await stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      ))
    )
      throw unknown(id)
    return {
      id,
      ok: false,
      files: 0,
      bytes: 0,
      issues: [wrong('release-file-missing', 'release.json', 'release.json is missing.', undefined, undefined)],
    }
  }
  const issues: Issue[] = []
  // From the file as it stands: reading it into a Release drops members that do not belong there.
  const computed = releaseIdOf(await readContent(releases, id))
  if (computed !== id || release.id !== id) {
    issues.push(
      wrong('release-id-changed', 'release.json', 'The id is not the fingerprint of the content: release.json was changed.', computed, id),
    )
  }
  const { sound, bytes } = await checkFiles(folder, release, issues)
  const database = await openDatabase(spill, '1GB', 2)
  try {
    await checkRows(
      database.rows,
      folder,
      release.content.files.filter(({ path }) => sound.has(path)),
      issues,
    )
    await checkCounts(database.rows, folder, release, sound, issues)
  } finally {
    database.close()
  }
  return { id, ok: issues.length === 0, files: release.content.files.length, bytes, issues }
}
