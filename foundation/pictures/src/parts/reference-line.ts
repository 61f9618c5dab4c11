import type { Mark } from '../scene/mark.ts'
import { fitText } from '../text/fit-text.ts'
import type { Plot } from './plot.ts'

/** Two marks: a dashed line across the drawing at a value to compare with, and its name at one end. */
export const referenceLine = (
  { box, y }: Pick<Plot, 'box' | 'y'>,
  reference: { readonly value: number; readonly label: string } | undefined,
  side: 'left' | 'right' = 'right',
): readonly Mark[] => {
  if (reference === undefined) return []
  const at = y(reference.value)
  if (at < box.top || at > box.bottom) return []
  const under = at - box.top < 18
  return [
    { kind: 'line', x1: box.left, x2: box.right, y1: at, y2: at, stroke: 'soft', strokeWidth: 1.1, dash: [5, 4] },
    {
      kind: 'text',
      role: 'label',
      x: side === 'right' ? box.right - 4 : box.left + 6,
      y: at + (under ? 13 : -5),
      text: fitText(reference.label, (box.right - box.left) * 0.6, 10.5),
      size: 10.5,
      anchor: side === 'right' ? 'end' : 'start',
      fill: 'soft',
      halo: true,
    },
  ]
}
