import type { TextMark } from '../scene/mark.ts'
import type { Scene } from '../scene/scene.ts'
import { themes } from '../theme/themes.ts'
import { colourOf, digits, escapeXml } from './attributes.ts'
import { type Pen, renderMark } from './render-mark.ts'
import { styleSheet } from './style-sheet.ts'
import { texturePattern } from './textures.ts'

/** How a scene is put on paper. */
export interface SvgOptions {
  /** `auto`, the default, lets the reader's page or system decide and carries all three; the others are fixed colours for any program. */
  readonly theme?: 'auto' | 'light' | 'dark' | 'print'
  /** Prefix of the ids inside, letters and digits; by default made from the words of the picture. */
  readonly id?: string
  /** Texts become outlines with this function: path data of the text at its place, turned by nobody. */
  readonly outline?: (text: TextMark) => string
}

/** The font of every picture, and what stands in where it is not installed: all have nearly the same widths. */
export const fontFamily =
  "'Atkinson Hyperlegible Next','Atkinson Hyperlegible Next Variable','Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif"

const identify = (scene: Scene): string => {
  let hash = 0x811c9dc5
  for (const unit of `${scene.title} ${scene.description}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return `d${(hash >>> 0).toString(36)}`
}

/**
 * A scene as an SVG document: well-formed, with title and description for those who listen, the same text for the same scene.
 * Throws a RangeError when a mark stands at no number, which is a fault of the chart.
 */
export const renderSvg = (scene: Scene, options: SvgOptions = {}): string => {
  const theme = options.theme === undefined || options.theme === 'auto' ? undefined : themes[options.theme]
  const id = (options.id ?? identify(scene)).replace(/[^A-Za-z0-9_-]/g, '')
  const hatched = theme === undefined ? 'print' : options.theme === 'print' ? 'always' : 'never'
  const pen: Pen = { id, theme, hatched, outline: options.outline, textures: new Set(), clips: [] }
  const body = scene.marks.map((mark) => renderMark(mark, pen)).join('\n')
  const patterns = [...pen.textures].toSorted((a, b) => a - b).map((texture) => texturePattern(id, texture, colourOf('paper', theme)))
  const clips = pen.clips.map((rect, at) => `<clipPath id="${id}-c${at}">${rect}</clipPath>`)
  const definitions = patterns.length + clips.length === 0 ? '' : `<defs>${patterns.join('')}${clips.join('')}</defs>\n`
  const [width, height] = [digits(scene.width), digits(scene.height)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" class="dacryon" role="img" aria-labelledby="${id}-t ${id}-d" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}" font-size="12" fill="${colourOf('ink', theme)}">\n`,
    `<title id="${id}-t">${escapeXml(scene.title)}</title>\n<desc id="${id}-d">${escapeXml(scene.description)}</desc>\n`,
    theme === undefined ? `<style>${styleSheet}</style>\n` : '',
    definitions,
    `<rect width="${width}" height="${height}" fill="${colourOf('paper', theme)}"/>\n`,
    body,
    '\n</svg>\n',
  ].join('')
}
