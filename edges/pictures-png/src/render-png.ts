import { renderSvg, type Scene, type TextMark, textWidth } from '@dacryon/pictures'
import sharp from 'sharp'
import { type Typeface, typeface } from './typeface.ts'

/** How a scene becomes pixels. */
export interface PngOptions {
  readonly theme?: 'light' | 'dark' | 'print'
  /** Pixels for each unit of the scene; 2, the default, is 192 dots per inch, journals ask for about 300 (3.125). */
  readonly scale?: number
}

/** Path data of text marks with the shipped fonts, so that a picture does not depend on what a machine has installed. */
export const outlineWith =
  (faces: Readonly<Record<400 | 600, Typeface>>) =>
  (mark: TextMark): string => {
    const width = textWidth(mark.text, mark.size, mark.weight)
    const shift = mark.anchor === 'middle' ? width / 2 : mark.anchor === 'end' ? width : 0
    return faces[mark.weight ?? 400].outline(mark.text, mark.x - shift, mark.y, mark.size)
  }

/** A function that outlines text with the shipped fonts, for `renderSvg`. */
export const textOutlines = async (): Promise<(mark: TextMark) => string> =>
  outlineWith({ 400: await typeface(400), 600: await typeface(600) })

/** A scene as a PNG file. The same look as its SVG: letters are outlines of the shipped font. Throws RangeError at a scale that is not between 0.1 and 12. */
export const renderPng = async (scene: Scene, options: PngOptions = {}): Promise<Uint8Array> => {
  const scale = options.scale ?? 2
  if (!(scale >= 0.1 && scale <= 12)) throw new RangeError(`no picture at scale ${scale}`)
  const svg = renderSvg(scene, { theme: options.theme ?? 'light', outline: await textOutlines() })
  return new Uint8Array(
    await sharp(Buffer.from(svg), { density: 72 * scale, unlimited: true })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  )
}
