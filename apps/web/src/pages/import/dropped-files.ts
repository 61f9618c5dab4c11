import type { UploadFile } from '../../api/upload.ts'

const entriesOf = (directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => {
    const reader = directory.createReader()
    const found: FileSystemEntry[] = []
    // A reader hands out a folder in portions; an empty one is the end.
    const next = (): void =>
      reader.readEntries((portion) => {
        if (portion.length === 0) resolve(found)
        else {
          found.push(...portion)
          next()
        }
      }, reject)
    next()
  })

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const filesIn = async (entry: FileSystemEntry): Promise<readonly UploadFile[]> => {
  if (isFile(entry))
    return [{ path: entry.fullPath.replace(/^\//, ''), file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }]
  if (!isDirectory(entry)) return []
  return (await Promise.all((await entriesOf(entry)).map(filesIn))).flat()
}

/** Files of a drop, folders opened, each with its path inside what was dropped. */
export const droppedFiles = async (transfer: DataTransfer): Promise<readonly UploadFile[]> => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }))
  return (await Promise.all(entries.map(filesIn))).flat()
}
