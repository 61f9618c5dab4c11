import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Issue, IssueError } from '@dacryon/core'
import { isAlive } from './is-alive.ts'
import { parseUploadName } from './upload-name.ts'

export interface UploadLimits {
  /** Bytes of all files together. */
  readonly bytes: number
  readonly files: number
}

export const defaultUploadLimits: UploadLimits = { bytes: 16 * 2 ** 30, files: 10_000 }

/** Older uploads are removed when a program starts: nobody comes back for them. */
const forgottenAfter = 24 * 3600 * 1000

const issue = (code: string, message: string, remedy: string, value?: string): IssueError => {
  const found: Issue = { code, severity: 'error', message, remedy, ...(value === undefined ? {} : { value: value.slice(0, 120) }) }
  return new IssueError([found])
}

const form = /^u-(\d+)-[0-9a-f]{24}$/

/** An upload that is being received. */
export interface Receiving {
  readonly id: string
  add(name: string, content: Readable): Promise<void>
  readonly files: number
  readonly bytes: number
}

/** Files that a person sent and that wait to be imported, each upload in a folder of its own with a name nobody can guess. */
export class Uploads {
  readonly #directory: string
  readonly #limits: UploadLimits

  constructor(directory: string, limits: UploadLimits = defaultUploadLimits) {
    this.#directory = directory
    this.#limits = limits
  }

  get limits(): UploadLimits {
    return this.#limits
  }

  /** Receive files through `take`; whatever goes wrong, nothing stays behind. */
  async receive(
    take: (into: Receiving) => Promise<void>,
  ): Promise<{ readonly id: string; readonly files: number; readonly bytes: number }> {
    const id = `u-${process.pid}-${randomBytes(12).toString('hex')}`
    const root = join(this.#directory, id)
    await mkdir(root, { recursive: true, mode: 0o700 })
    const limits = this.#limits
    let files = 0
    let bytes = 0
    const into: Receiving = {
      id,
      get files() {
        return files
      },
      get bytes() {
        return bytes
      },
      async add(name, content) {
        const path = parseUploadName(name)
        if (!path.ok) {
          content.resume()
          throw new IssueError(path.issues)
        }
        if (++files > limits.files)
          throw issue(
            'upload-too-many-files',
            `More than ${limits.files} files.`,
            'Send fewer files at once, or import the folder by its path.',
          )
        const target = join(root, ...path.value.split('/'))
        const twice = (error: NodeJS.ErrnoException): never => {
          if (error.code === undefined || !['EEXIST', 'ENOTDIR', 'EISDIR'].includes(error.code)) throw error
          throw issue('upload-name-twice', `Two files have the name ${path.value}.`, 'Give every file a name of its own.', path.value)
        }
        await mkdir(dirname(target), { recursive: true, mode: 0o700 }).catch(twice)
        const counting = new Transform({
          transform(chunk: Uint8Array, _encoding, done) {
            bytes += chunk.byteLength
            if (bytes > limits.bytes)
              done(issue('upload-too-large', `More than ${limits.bytes} bytes.`, 'Send less at once, or import the folder by its path.'))
            else done(null, chunk)
          },
        })
        await pipeline(content, counting, createWriteStream(target, { flags: 'wx', mode: 0o600 })).catch(twice)
      },
    }
    try {
      await take(into)
      if (files === 0) throw issue('upload-empty', 'There is no file in the upload.', 'Send at least one file as multipart/form-data.')
      return { id, files, bytes }
    } catch (error) {
      await rm(root, { recursive: true, force: true })
      throw error
    }
  }

  /**
   * Where an upload's content stands: the file itself when one file came alone, the folder when everything lies in one, else the
   * upload as a whole. Throws an `IssueError` (`upload-unknown`).
   */
  async path(id: string): Promise<string> {
    const root = join(this.#directory, id)
    const there =
      form.test(id) &&
      (await stat(root).then(
        () => true,
        () => false,
      ))
    if (!there) throw issue('upload-unknown', 'There is no such upload.', 'Send the files again.', id)
    const entries = await readdir(root)
    const [only] = entries
    return only !== undefined && entries.length === 1 ? join(root, only) : root
  }

  async remove(id: string): Promise<void> {
    if (form.test(id)) await rm(join(this.#directory, id), { recursive: true, force: true })
  }

  /** Remove what other processes that are gone left behind, and what nobody came back for. Gives the ids. */
  async sweep(now: number): Promise<readonly string[]> {
    const ids = await readdir(this.#directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const removed: string[] = []
    for (const id of ids) {
      const owner = form.exec(id)?.[1]
      if (owner === undefined) continue
      const { mtimeMs } = await stat(join(this.#directory, id))
      if (isAlive(Number(owner)) && now - mtimeMs < forgottenAfter) continue
      await this.remove(id)
      removed.push(id)
    }
    return removed
  }
}

/** `upload:<id>` names an upload; anything else is a path. */
export const uploadOf = (path: string): string | undefined => (path.startsWith('upload:') ? path.slice('upload:'.length) : undefined)
