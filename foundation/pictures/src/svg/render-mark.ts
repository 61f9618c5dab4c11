import type { GroupMark, Mark, RasterMark, TextMark } from '../scene/mark.ts'
import type { Theme } from '../theme/themes.ts'
import { colourOf, digits, escapeXml, lookAttributes } from './attributes.ts'
import { base64 } from './base64.ts'
import { encodePng } from './png.ts'

/** What drawing of marks needs to know and to remember. */
export interface Pen {
  readonly id: string
  /** Absent: the reader's theme decides, through variables. */
  readonly theme: Theme | undefined
  readonly hatched: 'never' | 'always' | 'print'
  /** Outline of a text mark as path data, where letters must not depend on installed fonts. */
  readonly outline: ((text: TextMark) => string) | undefined
  readonly textures: Set<number>
  readonly clips: string[]
}

const hinted = (tag: string, attributes: string, hint: string | undefined): string =>
  hint === undefined ? `<${tag}${attributes}/>` : `<${tag}${attributes}><title>${escapeXml(hint)}</title></${tag}>`

const withTexture = (tag: string, shape: string, mark: { readonly texture?: number }, pen: Pen): string => {
  if (pen.hatched === 'never' || mark.texture === undefined || mark.texture <= 0) return ''
  pen.textures.add(mark.texture)
  return `<${tag}${pen.hatched === 'print' ? ' class="hatch"' : ''}${shape} fill="url(#${pen.id}-h${mark.texture})"/>`
}

const renderText = (mark: TextMark, pen: Pen): string => {
  const paint = mark.fill ?? 'ink'
  const fill = paint === 'ink' ? '' : ` fill="${colourOf(paint, pen.theme)}"`
  const halo = mark.halo ? ` stroke="${colourOf('paper', pen.theme)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : ''
  const turn = mark.turn === undefined ? '' : ` transform="rotate(${digits(mark.turn)} ${digits(mark.x)} ${digits(mark.y)})"`
  if (pen.outline !== undefined) {
    const d = pen.outline(mark)
    // Renderers that ignore paint-order would draw the rim over the letters.
    const rim = mark.halo ? `<path d="${d}" fill="none"${halo}${turn}/>` : ''
    return d === '' ? '' : `${rim}<path d="${d}"${fill}${turn}/>`
  }
  const anchor = mark.anchor === undefined || mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`
  const weight = mark.weight === 600 ? ' font-weight="600"' : ''
  const size = mark.size === 12 ? '' : ` font-size="${digits(mark.size)}"`
  return `<text x="${digits(mark.x)}" y="${digits(mark.y)}"${size}${weight}${anchor}${fill}${halo}${turn}>${escapeXml(mark.text)}</text>`
}

const renderRaster = (mark: RasterMark): string =>
  `<image x="${digits(mark.x)}" y="${digits(mark.y)}" width="${digits(mark.width)}" height="${digits(mark.height)}" preserveAspectRatio="none" image-rendering="pixelated" style="image-rendering:pixelated" href="data:image/png;base64,${base64(encodePng(mark))}"/>`

const renderGroup = (mark: GroupMark, pen: Pen): string => {
  const move = mark.x === undefined && mark.y === undefined ? '' : ` transform="translate(${digits(mark.x ?? 0)} ${digits(mark.y ?? 0)})"`
  const opacity = mark.opacity === undefined ? '' : ` opacity="${digits(mark.opacity)}"`
  let clip = ''
  if (mark.clip !== undefined) {
    const { x, y, width, height } = mark.clip
    const rect = `<rect x="${digits(x)}" y="${digits(y)}" width="${digits(width)}" height="${digits(height)}"/>`
    if (!pen.clips.includes(rect)) pen.clips.push(rect)
    clip = ` clip-path="url(#${pen.id}-c${pen.clips.indexOf(rect)})"`
  }
  return `<g${move}${clip}${opacity}>${mark.marks.map((inner) => renderMark(inner, pen)).join('')}</g>`
}

/** One mark as SVG. */
export const renderMark = (mark: Mark, pen: Pen): string => {
  switch (mark.kind) {
    case 'text':
      return renderText(mark, pen)
    case 'group':
      return renderGroup(mark, pen)
    case 'raster':
      return renderRaster(mark)
    case 'line': {
      const { x1, y1, x2, y2 } = mark
      const place = ` x1="${digits(x1)}" y1="${digits(y1)}" x2="${digits(x2)}" y2="${digits(y2)}"`
      return hinted('line', `${place}${lookAttributes({ stroke: 'ink', ...mark }, pen.theme, 'ink')}`, mark.hint)
    }
    case 'circle': {
      const place = ` cx="${digits(mark.x)}" cy="${digits(mark.y)}" r="${digits(mark.r)}"`
      return hinted('circle', `${place}${lookAttributes(mark, pen.theme, 'ink')}`, mark.hint)
    }
    case 'rect': {
      const corner = mark.radius === undefined ? '' : ` rx="${digits(mark.radius)}"`
      const place = ` x="${digits(mark.x)}" y="${digits(mark.y)}" width="${digits(Math.max(0, mark.width))}" height="${digits(Math.max(0, mark.height))}"${corner}`
      return `${hinted('rect', `${place}${lookAttributes(mark, pen.theme, 'ink')}`, mark.hint)}${withTexture('rect', place, mark, pen)}`
    }
    case 'path': {
      if (mark.d.includes('NaN') || mark.d.includes('Infinity')) throw new RangeError('a path has a place that is no number')
      const place = ` d="${mark.d}"`
      const round = mark.round ? ' stroke-linecap="round" stroke-linejoin="round"' : ''
      return `${hinted('path', `${place}${round}${lookAttributes(mark, pen.theme, 'none')}`, mark.hint)}${withTexture('path', place, mark, pen)}`
    }
  }
}
