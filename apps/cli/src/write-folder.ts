import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { IssueError } from '@dacryon/core'

/** A file of an answer; `path` is a plain name. */
export interface AnswerFile {
  readonly path: string
  readonly text: string
}

const refuse = (code: string, message: string, remedy: string, file: string, cause?: unknown): never => {
  throw new IssueError([{ code, severity: 'error', message, remedy, file }], { cause })
}

const contentOf = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    return refuse('folder-unwritable', `${folder} cannot be used as a folder.`, 'Choose another place with --out.', folder, error)
  }
}

/**
 * Writes files into a folder that is new or empty: beside its place first, moved there when all are written, so that there is the whole or
 * nothing. Throws an `IssueError`: `folder-not-empty`, `folder-unwritable`.
 */
export const writeFolder = async (files: readonly AnswerFile[], folder: string): Promise<void> => {
  const there = await contentOf(folder)
  if (there.length > 0) refuse('folder-not-empty', `${folder} is not empty.`, 'Choose a new folder with --out.', folder)
  const place = resolve(folder)
  const beside = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(beside, { recursive: true })
    for (const { path, text } of files) await writeFile(join(beside, basename(path)), text, { flag: 'wx', flush: true })
    await rm(place, { recursive: true, force: true })
    await rename(beside, place)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    refuse(
      'folder-unwritable',
      `${folder} cannot be written: ${error instanceof Error ? error.message : ''}.`,
      'Choose another place with --out.',
      folder,
      error,
    )
  }
}
