import type { Issue, Outcome } from '@dacryon/core'

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const forbidden = /[\p{Cc}<>:"|?*]/u

/** What is wrong with one part of a path, or nothing. */
const problemOf = (part: string): string | undefined => {
  if (part === '' || part === '.' || part === '..') return 'a part of it is empty, “.” or “..”'
  if (forbidden.test(part)) return 'it holds a character that not every system allows in file names'
  if (reserved.test(part)) return 'Windows keeps this name for a device'
  if (part.endsWith('.') || part.endsWith(' ')) return 'a part of it ends in a point or a blank'
  if (new TextEncoder().encode(part).byteLength > 255) return 'a part of it is longer than 255 bytes'
  return undefined
}

/** The relative path that a browser sent with a file, with forward slashes, sure to stay inside its folder on every system; or why not. */
export const parseUploadName = (name: string): Outcome<string> => {
  const parts = name.replaceAll('\\', '/').split('/')
  const problem = parts.length > 32 ? 'it lies more than 32 folders deep' : parts.map(problemOf).find((found) => found !== undefined)
  if (problem === undefined) return { ok: true, value: parts.join('/') }
  const found: Issue = {
    code: 'upload-name-invalid',
    severity: 'error',
    message: `The file name cannot be taken: ${problem}.`,
    remedy: 'Rename the file, or pack the folder anew, and send it again.',
    value: name.slice(0, 120),
  }
  return { ok: false, issues: [found] }
}
