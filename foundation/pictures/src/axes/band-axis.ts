import type { Mark } from '../scene/mark.ts'
import { fitText } from '../text/fit-text.ts'
import type { Box } from '../text/text-box.ts'
import { textWidth } from '../text/text-width.ts'
import { wrapText } from '../text/wrap-text.ts'
import { bottomTitle } from './draw-axes.ts'

/** A category: its name, and a second line in smaller words, such as n = 34. */
export interface Band {
  readonly label: string
  readonly below?: string
}

/** How the names of categories stand below a drawing of a given width. */
export interface BandAxis {
  readonly height: number
  draw(box: Box, title: string): readonly Mark[]
}

const size = 11
const line = 13.5
const longest = 105

/** Middle of the band. */
export const bandCentre = (box: Box, bands: number, at: number): number =>
  box.left + ((at + 0.5) * (box.right - box.left)) / Math.max(1, bands)

const upright = (bands: readonly Band[], step: number): readonly (readonly string[])[] | undefined => {
  const lines = bands.map(({ label }) => wrapText(label, step - 8, size, 400, 3))
  const whole = lines.every((each, at) => each.join(' ') === bands[at]?.label.split(/\s+/).join(' '))
  const belowFits = bands.every(({ below = '' }) => textWidth(below, 10) <= step - 6)
  return whole && belowFits ? lines : undefined
}

/** Names below their bands: in up to three lines where they fit, otherwise read upwards. */
export const planBands = (bands: readonly Band[], width: number, title: string): BandAxis => {
  const step = width / Math.max(1, bands.length)
  const lines = upright(bands, step)
  const extra = bands.some(({ below }) => below !== undefined) ? line : 0
  const titleHeight = wrapText(title, width, 12, 400, 2).length * 15 + (title === '' ? 0 : 6)
  if (lines !== undefined) {
    const down = 6 + Math.max(1, ...lines.map(({ length }) => length)) * line + extra
    return {
      height: down + titleHeight,
      draw: (box, words) => [
        ...bands.flatMap((band, at): readonly Mark[] => {
          const x = bandCentre(box, bands.length, at)
          const own = lines[at] ?? []
          const texts: Mark[] = own.map((text, row) => ({
            kind: 'text',
            role: 'tick',
            x,
            y: box.bottom + 16 + row * line,
            text,
            size,
            anchor: 'middle',
          }))
          if (band.below !== undefined)
            texts.push({
              kind: 'text',
              role: 'tick',
              x,
              y: box.bottom + 9.5 + down - 6 - extra + 6,
              text: band.below,
              size: 10,
              anchor: 'middle',
              fill: 'soft',
            })
          return texts
        }),
        ...bottomTitle(words, box, down),
      ],
    }
  }
  const words = bands.map(({ label, below }) => fitText(below === undefined ? label : `${label}, ${below}`, longest, size))
  const down = 10 + Math.max(0, ...words.map((text) => textWidth(text, size)))
  const every = Math.max(1, Math.ceil(12 / step))
  return {
    height: down + titleHeight,
    draw: (box, heading) => [
      ...words.flatMap((text, at): readonly Mark[] => {
        if (at % every !== 0) return []
        return [
          { kind: 'text', role: 'tick', x: bandCentre(box, bands.length, at) + 4, y: box.bottom + 8, text, size, anchor: 'end', turn: -90 },
        ]
      }),
      ...bottomTitle(heading, box, down),
    ],
  }
}
