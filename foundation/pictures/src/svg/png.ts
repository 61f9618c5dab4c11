import { zlibSync } from 'fflate'
import type { RasterMark } from '../scene/mark.ts'

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

const chunk = (kind: string, body: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(12 + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length)
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = kind.charCodeAt(at)
  bytes.set(body, 8)
  view.setUint32(8 + body.length, crc(bytes.subarray(4, 8 + body.length)))
  return bytes
}

const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16)

/** The cells of a raster as a PNG file with a palette (ISO/IEC 15948): the same bytes on every machine. */
export const encodePng = ({ columns, rows, cells, palette }: RasterMark): Uint8Array => {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, columns)
  view.setUint32(4, rows)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Uint8Array.from(palette.flatMap((colour) => (colour === 'none' ? [0, 0, 0] : [0, 1, 2].map((at) => channel(colour, at)))))
  const alpha = Uint8Array.from(palette.map((colour) => (colour === 'none' ? 0 : 255)))
  const lines = new Uint8Array(rows * (columns + 1))
  for (let row = 0; row < rows; row += 1) lines.set(cells.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1)
  const parts = [
    Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('tRNS', alpha),
    chunk('IDAT', zlibSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
