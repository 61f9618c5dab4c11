import type { Mark, TextMark } from '../scene/mark.ts'
import { type Box, boxesOverlap, textBox } from '../text/text-box.ts'

/** A point that wants its name beside it. */
export interface LabelWish {
  readonly x: number
  readonly y: number
  readonly text: string
  /** Radius of the point. */
  readonly r?: number
}

const size = 10.5
const angles = [0, 180, -45, 45, -135, 135, -90, 90]
const reaches = [4, 12, 22, 34]

/** Places a name may have: beside the point first, further away with a line when that is taken. */
const offers = ({ x, y, text, r = 3 }: LabelWish): readonly TextMark[] =>
  reaches.flatMap((reach) =>
    angles.map((angle): TextMark => {
      const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
      const anchor = dx > 0.3 ? 'start' : dx < -0.3 ? 'end' : 'middle'
      return {
        kind: 'text',
        role: 'label',
        x: x + dx * (r + reach),
        y: y + dy * (r + reach) + 3.6 + dy * 3,
        text,
        size,
        anchor,
        halo: true,
      }
    }),
  )

const leader = (wish: LabelWish, mark: TextMark): readonly Mark[] => {
  const box = textBox(mark)
  const to = { x: Math.min(box.right, Math.max(box.left, wish.x)), y: Math.min(box.bottom, Math.max(box.top, wish.y)) }
  const distance = Math.hypot(to.x - wish.x, to.y - wish.y)
  return distance < (wish.r ?? 3) + 7
    ? []
    : [{ kind: 'line', x1: wish.x, y1: wish.y, x2: to.x, y2: to.y, stroke: 'soft', strokeWidth: 0.7 }]
}

/**
 * Names beside their points, one after the other, the first ones first: each takes the first place that is free of names, of other named points, and
 * inside the box; if it can, also free of `soft` boxes, such as points without a name. Names without such a place are not drawn; the caller says so in a note.
 */
export const placeLabels = (
  wishes: readonly LabelWish[],
  box: Box,
  soft: readonly Box[] = [],
): { readonly marks: readonly Mark[]; readonly dropped: readonly string[] } => {
  const occupied: Box[] = [...wishes.map(({ x, y, r = 3 }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }))]
  const marks: Mark[] = []
  const dropped: string[] = []
  for (const wish of wishes) {
    const free = offers(wish).filter((offer) => {
      const place = textBox(offer)
      const within = place.left >= box.left && place.right <= box.right && place.top >= box.top && place.bottom <= box.bottom
      return within && !occupied.some((other) => boxesOverlap(place, other))
    })
    const chosen = free.find((offer) => !soft.some((other) => boxesOverlap(textBox(offer), other))) ?? free[0]
    if (chosen === undefined) {
      dropped.push(wish.text)
      continue
    }
    occupied.push(textBox(chosen))
    marks.push(...leader(wish, chosen), chosen)
  }
  return { marks, dropped }
}
