import { createHash } from 'node:crypto'
import { mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReleaseFile } from '@dacryon/data'

/** What a file has beside its bytes. */
export type FileStamp = Pick<ReleaseFile, 'bytes' | 'sha256'>

/** Write a file from pieces, hashing on the way, and wait until it is on disk. */
export const writeHashed = async (path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<FileStamp> => {
  await mkdir(dirname(path), { recursive: true })
  const hash = createHash('sha256')
  const file = await open(path, 'wx')
  let bytes = 0
  try {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Write a text as a file on disk. */
export const writeText = (path: string, text: string): Promise<FileStamp> => writeHashed(path, [new TextEncoder().encode(text)])

/** Hash a file that somebody else wrote, and with `sync` wait until it is on disk. */
export const hashFile = async (path: string, sync: boolean): Promise<FileStamp> => {
  const hash = createHash('sha256')
  const file = await open(path, sync ? 'r+' : 'r')
  const buffer = new Uint8Array(2 ** 20)
  let bytes = 0
  try {
    for (let read = await file.read(buffer); read.bytesRead > 0; read = await file.read(buffer)) {
      hash.update(buffer.subarray(0, read.bytesRead))
      bytes += read.bytesRead
    }
    if (sync) await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Wait until the entries of a folder are on disk. Windows has no such call and needs none. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Paths of all files below a folder, with forward slashes, sorted. */
export const filesBelow = async (root: string, folder = ''): Promise<readonly string[]> => {
  const paths: string[] = []
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await filesBelow(root, path)))
    else paths.push(path)
  }
  return paths.toSorted()
}

/** Sync a folder and all folders below it. */
export const syncFolders = async (root: string): Promise<void> => {
  for (const entry of await readdir(root, { withFileTypes: true })) if (entry.isDirectory()) await syncFolders(join(root, entry.name))
  await syncFolder(root)
}
