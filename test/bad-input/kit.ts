import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Issue, IssueError } from '@dacryon/core'
import { formats, type Source } from '@dacryon/data'
import { type ImportRequest, type ImportResult, importStudy } from '@dacryon/raw-to-release'
import { fileReleases } from '@dacryon/releases-files'
import { openSource, type SourceLimits } from '@dacryon/source-files'

/** Files of a source by path; text is written as UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** What came of an import. */
export interface Attempt {
  /** All issues: of the error that stopped it, else of the preview. */
  readonly issues: readonly Issue[]
  readonly errors: readonly Issue[]
  readonly result?: ImportResult
  /** Names left in the folder of the releases, hidden ones too. */
  readonly left: readonly string[]
  readonly home: string
  /** The folder the files were written to. */
  readonly folder: string
}

export interface AttemptOptions {
  /** File of the folder to import; the folder itself when absent. */
  readonly path?: string
  readonly request?: Partial<Omit<ImportRequest, 'path'>>
  readonly limits?: Partial<SourceLimits>
  /** Changes the folder after the files were written: links, rights. */
  readonly prepare?: (folder: string) => Promise<unknown>
  /** Stands between the files and the reader. */
  readonly wrap?: (source: Source, folder: string) => Source
}

const made: string[] = []

/** A new folder; `removeFolders` removes it. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dacryon-bad-input-'))
  made.push(folder)
  return folder
}

/** Remove all folders that were made. */
export const removeFolders = async (): Promise<void> => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
}

/** Write files below a folder. */
export const writeFiles = async (folder: string, files: Files): Promise<void> => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Names in the folder of the releases of a home; none when there is no such folder. */
export const leftIn = async (home: string): Promise<readonly string[]> =>
  await readdir(join(home, 'releases')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })

/**
 * Import files with everything real: files of the disk, every format, releases in files. An error that is no `IssueError` is thrown on:
 * bad input must never look like a fault of the program.
 */
export const attempt = async (files: Files, options: AttemptOptions = {}): Promise<Attempt> => {
  const top = await temporaryFolder()
  const [folder, home] = [join(top, 'study'), join(top, 'home')]
  await mkdir(folder)
  await writeFiles(folder, files)
  await options.prepare?.(folder)
  const releases = fileReleases(home, { memory: '200MB', threads: 1 })
  const doors = {
    releases,
    formats: Object.values(formats),
    source: async (path: string) => {
      const source = await openSource(path, options.limits)
      return options.wrap?.(source, folder) ?? source
    },
    by: 'tester',
    now: () => '2026-01-01T00:00:00.000Z',
    program: 'test',
  }
  const path = options.path === undefined ? folder : join(folder, options.path)
  const context = { signal: new AbortController().signal, progress: () => undefined }
  let issues: readonly Issue[]
  let result: ImportResult | undefined
  try {
    result = await importStudy(doors, { path, dryRun: false, ...options.request }, context)
    issues = result.preview.issues
  } catch (error) {
    if (!(error instanceof IssueError)) throw error
    issues = error.issues
  }
  const errors = issues.filter(({ severity }) => severity === 'error')
  return { issues, errors, left: await leftIn(home), home, folder, ...(result === undefined ? {} : { result }) }
}
