import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { isInside } from './list-files.ts'
import { errorCode, refused } from './refused.ts'

const isPlain = (path: string): boolean =>
  path !== '' &&
  !path.includes('\0') &&
  !path.includes('\\') &&
  !/^[A-Za-z]:/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

/** Real path of a file below the root. Throws an `IssueError` for a path that leaves the root, by its text or through a link. */
export const safePath = async (root: string, path: string): Promise<string> => {
  const outside = () => refused('path-outside', path, `${path} leads out of the folder.`, 'Name a file inside the folder.')
  if (!isPlain(path)) throw outside()
  try {
    const real = await realpath(join(root, path))
    if (!isInside(root, real)) throw outside()
    return real
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT' && errorCode(cause) !== 'ENOTDIR') throw cause
    throw refused('file-absent', path, `There is no file ${path}.`, 'Check the name, or add the file.', { cause })
  }
}
