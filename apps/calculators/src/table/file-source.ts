import { type Issue, IssueError } from '@dacryon/core'
import type { Source } from '@dacryon/data'

const refused = (file: string): IssueError => {
  const issue: Issue = {
    code: 'workbook-not-taken',
    severity: 'error',
    message: `${file} is a workbook.`,
    remedy: 'Save the sheet as CSV and choose that.',
    file,
  }
  return new IssueError([issue])
}

async function* pieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** A file that a person chose in the browser, as a source. It is read where it is; nothing leaves the machine. */
export const fileSource = (file: File): Source => {
  const stored = () => pieces(file.stream())
  return {
    name: file.name,
    kind: 'file',
    files: async () => [{ path: file.name, size: file.size }],
    issues: async () => [],
    open: () => (/\.gz$/i.test(file.name) ? pieces(file.stream().pipeThrough(new DecompressionStream('gzip'))) : stored()),
    stored,
    sheets: async () => {
      throw refused(file.name)
    },
    rows: () => {
      throw refused(file.name)
    },
  }
}
