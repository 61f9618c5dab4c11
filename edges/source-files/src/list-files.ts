import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Issue } from '@dacryon/core'
import type { SourceLimits } from './limits.ts'
import { isDenied, refusal, refused } from './refused.ts'

/** A file as it was when the source was listed. */
interface ListedFile {
  /** Below the root, with forward slashes. */
  readonly path: string
  readonly size: number
  readonly modified: number
}

export interface Listing {
  readonly files: readonly ListedFile[]
  readonly issues: readonly Issue[]
}

/** True when the real path lies in the real root. */
export const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way)
}

/** The system's own files (`.DS_Store`, `.git`) and the lock files of office programs. */
const isSystem = (name: string): boolean => name.startsWith('.') || name.startsWith('~$')

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const invalidName = /[\u0000-\u001f\u007f\ufffd]/

const outside = (path: string): Issue =>
  refusal(
    'link-leaves-folder',
    path,
    `${path} is a link to something outside the folder.`,
    'Put the file itself into the folder, or remove the link.',
  )

/**
 * Regular files below a folder, sorted by path, and what was refused. Links are followed to files inside the folder and never to
 * folders. Names that begin with a dot or `~$` belong to the system and are left out.
 *
 * @param root real path of the folder
 */
export const listFiles = async (root: string, deep: boolean, limits: SourceLimits): Promise<Listing> => {
  const files: ListedFile[] = []
  const issues: Issue[] = []
  const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
    try {
      return await readdir(join(root, folder), { withFileTypes: true })
    } catch (cause) {
      if (!isDenied(cause)) throw cause
      const name = folder === '' ? 'The folder' : folder
      issues.push(refusal('folder-denied', folder, `${name} may not be read.`, 'Give the program the right to read it.'))
      return []
    }
  }
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(folder)) {
      if (isSystem(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (invalidName.test(entry.name)) {
        const shown = path.replaceAll(/[^\x20-\x7e]/g, '?')
        issues.push(refusal('name-invalid', shown, `${shown} has a name with control characters or of another encoding.`, 'Rename it.'))
        continue
      }
      const place = join(root, path)
      let found = await lstat(place)
      if (found.isSymbolicLink()) {
        const target = await realpath(place).catch(() => undefined)
        if (target === undefined || (target !== root && !isInside(root, target))) {
          issues.push(
            target === undefined
              ? refusal('link-broken', path, `${path} is a link to nothing.`, 'Put the file itself there.')
              : outside(path),
          )
          continue
        }
        found = await stat(target)
        if (found.isDirectory()) {
          issues.push(refusal('link-to-folder', path, `${path} is a link to a folder.`, 'Put the folder itself there, or remove the link.'))
          continue
        }
      }
      if (found.isDirectory()) {
        if (deep) await visit(path)
      } else if (found.isFile()) files.push({ path, size: found.size, modified: found.mtimeMs })
      else issues.push(refusal('not-a-file', path, `${path} is a device, pipe or socket, not a file.`, 'Remove it from the folder.'))
      if (files.length > limits.files) {
        throw refused('too-many-files', path, `The folder holds more than ${limits.files} files.`, 'Name the study folder itself.')
      }
    }
  }
  await visit('')
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files, issues }
}
