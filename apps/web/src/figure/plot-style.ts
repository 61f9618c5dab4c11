import type { Canvas } from './drawing.ts'

/** What all plots share: type, ink, room for labels. */
export const plotStyle = ({ palette, width }: Canvas) => ({
  width,
  style: {
    background: 'transparent',
    color: palette.soft,
    fontFamily: 'var(--font-text)',
    fontSize: '12.5px',
    overflow: 'visible',
  },
})
