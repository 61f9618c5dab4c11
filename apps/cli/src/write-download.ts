import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { IssueError } from '@dacryon/core'
import type { Download } from '@dacryon/core/operation'

const unwritable = (path: string, error: NodeJS.ErrnoException): IssueError =>
  new IssueError([
    {
      code: 'file-unwritable',
      severity: 'error',
      message: `${path} cannot be written: ${error.message}.`,
      remedy: 'Choose another place with --out.',
      file: path,
    },
  ])

/** Write a file beside its place, and move it there when it is whole. Gives its size in bytes. */
export const writeFileWhole = async ({ bytes }: Download, path: string): Promise<number> => {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  const file = await open(beside, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw unwritable(path, error)
  })
  let size = 0
  try {
    for await (const chunk of bytes) {
      await file.writeFile(chunk)
      size += chunk.byteLength
    }
    await file.sync()
    await file.close()
    await rename(beside, path).catch((error: NodeJS.ErrnoException) => {
      throw unwritable(path, error)
    })
    return size
  } catch (error) {
    await file.close()
    await rm(beside, { force: true })
    throw error
  }
}

/** Stream a file to standard output. */
export const writeToOutput = ({ bytes }: Download): Promise<void> =>
  pipeline(Readable.from(bytes, { objectMode: false }), process.stdout, { end: false })
