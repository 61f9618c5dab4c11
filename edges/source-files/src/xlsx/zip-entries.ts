import type { FileHandle } from 'node:fs/promises'
import { refused } from '../refused.ts'

/** One member of a ZIP archive: where its local header stands and how it is packed. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly offset: number
}

const tail = 65_557
const mostEntries = 10_000

const readAt = async (file: FileHandle, offset: number, length: number): Promise<DataView> => {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  return new DataView(bytes.buffer, 0, bytesRead)
}

/** Members of a ZIP archive from its central directory. Throws an `IssueError` (`workbook-damaged`) when there is none. */
export const zipEntries = async (file: FileHandle, size: number, name: string): Promise<ReadonlyMap<string, ZipEntry>> => {
  const damaged = () =>
    refused(
      'workbook-damaged',
      name,
      `${name} is damaged or is not an .xlsx workbook.`,
      'Open it in a spreadsheet program and save it again as .xlsx.',
    )
  const from = Math.max(0, size - tail)
  const end = await readAt(file, from, size - from)
  let at = end.byteLength - 22
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--
  if (at < 0) throw damaged()
  const count = end.getUint16(at + 10, true)
  const length = end.getUint32(at + 12, true)
  const start = end.getUint32(at + 16, true)
  if (count > mostEntries || start + length > size) throw damaged()
  const directory = await readAt(file, start, length)
  const entries = new Map<string, ZipEntry>()
  const decoder = new TextDecoder()
  for (let entry = 0, place = 0; entry < count; entry++) {
    if (place + 46 > directory.byteLength || directory.getUint32(place, true) !== 0x02014b50) throw damaged()
    const nameLength = directory.getUint16(place + 28, true)
    if (place + 46 + nameLength > directory.byteLength) throw damaged()
    const entryName = decoder.decode(new Uint8Array(directory.buffer, place + 46, nameLength))
    const encrypted = (directory.getUint16(place + 8, true) & 1) !== 0
    if (encrypted) throw refused('workbook-encrypted', name, `${name} is protected by a password.`, 'Save it without a password.')
    entries.set(entryName, {
      name: entryName,
      method: directory.getUint16(place + 10, true),
      packed: directory.getUint32(place + 20, true),
      offset: directory.getUint32(place + 42, true),
    })
    place += 46 + nameLength + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true)
  }
  return entries
}

/** Where the bytes of a member begin: behind its local header, whose lengths may differ from the directory's. */
export const dataOffset = async (file: FileHandle, entry: ZipEntry, name: string): Promise<number> => {
  const header = await readAt(file, entry.offset, 30)
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) {
    throw refused('workbook-damaged', name, `${name} is damaged.`, 'Open it in a spreadsheet program and save it again as .xlsx.')
  }
  return entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
}
