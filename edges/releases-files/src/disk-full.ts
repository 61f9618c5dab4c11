import { IssueError } from '@dacryon/core'

const codes = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG'])
const words = /no space left|disk quota|file too large|disk full|not enough space|max_temp_directory_size|maximum swap/i

const isFull = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  return ('code' in error && codes.has(error.code)) || words.test(error.message) || isFull(error.cause)
}

const locked = new Set<unknown>(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])

const isLocked = (error: unknown): boolean => error instanceof Error && 'code' in error && locked.has(error.code) && 'syscall' in error

/**
 * Run a step of an import; an error that means there is no room left, or that the home may not be written, becomes an `IssueError`
 * (`disk-full`, `home-not-writable`).
 */
export const withRoom = async <T>(step: () => Promise<T>): Promise<T> => {
  try {
    return await step()
  } catch (cause) {
    if (cause instanceof IssueError) throw cause
    if (isLocked(cause)) {
      const message = 'The home folder may not be written, or is no folder; nothing was kept.'
      const remedy = 'Give the program the right to write there, or name another folder with --home.'
      throw new IssueError([{ code: 'home-not-writable', severity: 'error', message, remedy }], { cause })
    }
    if (!isFull(cause)) throw cause
    const message = 'There is no room left on the disk (or in the quota) of the home folder; nothing was kept.'
    throw new IssueError([{ code: 'disk-full', severity: 'error', message, remedy: 'Free some space and import again.' }], { cause })
  }
}
