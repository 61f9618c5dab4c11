import { type FileHandle, open } from 'node:fs/promises'

/** Bytes of a matrix held in memory at a time, in and out. */
const budget = 2 ** 27

const readAll = async (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, position + at)
    if (bytesRead === 0) throw new Error('a matrix file ended early')
    at += bytesRead
  }
}

/** Write the transpose of a rows x columns float32 file, as many columns at a time as fit into memory. */
export const transposeFile = async (from: FileHandle, to: string, rows: number, columns: number): Promise<void> => {
  const target = await open(to, 'wx')
  try {
    const wide = Math.max(1, Math.min(columns, Math.floor(budget / 4 / Math.max(1, rows))))
    const high = Math.max(1, Math.min(rows, Math.floor(budget / 4 / Math.max(1, columns))))
    for (let column = 0; column < columns; column += wide) {
      const width = Math.min(wide, columns - column)
      const block = new Float32Array(width * rows)
      for (let row = 0; row < rows; row += high) {
        const height = Math.min(high, rows - row)
        const strip = new Float32Array(height * columns)
        await readAll(from, new Uint8Array(strip.buffer), row * columns * 4)
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) block[x * rows + row + y] = strip[y * columns + column + x] ?? Number.NaN
      }
      const bytes = new Uint8Array(block.buffer)
      for (let at = 0; at < bytes.length; ) at += (await target.write(bytes, at)).bytesWritten
    }
  } finally {
    await target.close()
  }
}
