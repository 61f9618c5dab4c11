import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import opentype, { type Font, type PathCommand } from 'opentype.js'

/** Weights that pictures use. */
export type Weight = 400 | 600

const files: Readonly<Record<Weight, readonly string[]>> = {
  400: [
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff',
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff',
    '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff',
  ],
  600: [
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff',
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-600-normal.woff',
    '@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff',
  ],
}

const { resolve } = createRequire(import.meta.url)

const openFont = async (file: string): Promise<Font> => {
  const bytes = await readFile(resolve(file))
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Path data of commands. The package's own writer says NaN for numbers such as 1e-15. */
const pathData = (commands: readonly PathCommand[]): string =>
  commands
    .map((command) => {
      switch (command.type) {
        case 'Z':
          return 'Z'
        case 'Q':
          return `Q${[command.x1, command.y1, command.x, command.y].map(round).join(' ')}`
        case 'C':
          return `C${[command.x1, command.y1, command.x2, command.y2, command.x, command.y].map(round).join(' ')}`
        default:
          return `${command.type}${round(command.x)} ${round(command.y)}`
      }
    })
    .join('')

/** The shipped fonts of one weight: Atkinson Hyperlegible Next, and DejaVu Sans for the signs and letters it lacks (Greek, ≥, μ). */
export interface Typeface {
  /** Advance of a character at size one, or undefined where no font has it. */
  advance(character: string): number | undefined
  /** Outline of a line of text as SVG path data, from this starting point. */
  outline(text: string, x: number, y: number, size: number): string
}

const openTypeface = async (weight: Weight): Promise<Typeface> => {
  const fonts = await Promise.all(files[weight].map(openFont))
  const fontOf = (character: string): Font | undefined => fonts.find((font) => font.charToGlyphIndex(character) > 0)
  const advance = (character: string): number | undefined => {
    const font = fontOf(character)
    return font === undefined ? undefined : (font.charToGlyph(character).advanceWidth ?? 0) / font.unitsPerEm
  }
  return {
    advance,
    outline: (text, x, y, size) => {
      let at = x
      let d = ''
      for (const character of text) {
        const font = fontOf(character) ?? fonts[0]
        if (font === undefined) continue
        const glyph = font.charToGlyph(character)
        d += pathData(glyph.getPath(at, y, size).commands)
        at += ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * size
      }
      return d
    },
  }
}

const opened = new Map<Weight, Promise<Typeface>>()

/** The typeface of a weight, read once. */
export const typeface = (weight: Weight): Promise<Typeface> => {
  const known = opened.get(weight) ?? openTypeface(weight)
  opened.set(weight, known)
  return known
}
