import { IssueError } from '@dacryon/core'

const codes = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG'])
const words = /no space left|disk quota|file too large|disk full|not enough space|max_temp_directory_size|maximum swap/i

const isFull = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  return ('code' in error && codes.has(error.code)) || words.test(error.message) || isFull(error.cause)
}

/** Run a step of an import; an error that means there is no room left becomes an `IssueError` (`disk-full`). */
export const withRoom = async <T>(step: () => Promise<T>): Promise<T> => {
  try {
    return await step()
  } catch (cause) {
    if (cause instanceof IssueError || !isFull(cause)) throw cause
    const message = 'There is no room left on the disk (or in the quota) of the home folder; nothing was kept.'
    throw new IssueError([{ code: 'disk-full', severity: 'error', message, remedy: 'Free some space and import again.' }], { cause })
  }
}
