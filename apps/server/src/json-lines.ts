import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** An append-only file of JSON lines. Lines are written whole and in order; a torn last line, left by a crash, is skipped when reading. */
export interface JsonLines {
  add(entry: Readonly<Record<string, unknown>>): Promise<void>
  read(): Promise<readonly unknown[]>
  /** Resolves when everything added so far is on its way to the disk. */
  settled(): Promise<void>
}

const parse = (line: string): readonly unknown[] => {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

export const openJsonLines = (path: string): JsonLines => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    add(entry) {
      const next = last.then(async () => {
        // Made when it is first needed: a home that may only be read can be opened.
        await mkdir(dirname(path), { recursive: true })
        await appendFile(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 })
      })
      // A failed write is reported to the one who asked for it, and does not stop the lines after it.
      last = next.catch(() => undefined)
      return next
    },
    async read() {
      await last
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      return text.split('\n').filter(Boolean).flatMap(parse)
    },
    settled: async () => {
      await last
    },
  }
}
