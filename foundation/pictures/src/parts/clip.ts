import type { GroupMark, Mark } from '../scene/mark.ts'
import type { Box } from '../text/text-box.ts'

/** Marks that may not leave the box. */
export const clipTo = (box: Box, marks: readonly Mark[], slack = 0): GroupMark => ({
  kind: 'group',
  clip: { x: box.left - slack, y: box.top - slack, width: box.right - box.left + 2 * slack, height: box.bottom - box.top + 2 * slack },
  marks,
})
