import { encodeWorkbook } from '@dacryon/codec-xlsx'
import type { FileContent } from '@dacryon/consortium-demo'
import { gzipSync } from 'fflate'

const utf8 = new TextEncoder()

/** A generated file as bytes that are the same on every machine: the compression is in this program, not in the system's library. */
export const fileBytes = (content: FileContent): Uint8Array => {
  if (content.kind === 'text') return utf8.encode(content.text)
  if (content.kind === 'gzip-text') return gzipSync(utf8.encode(content.text), { mtime: 0, level: 6 })
  return encodeWorkbook(content.sheets)
}
