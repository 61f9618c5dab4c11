import type { Canvas } from './drawing.ts'

/** What all plots share: type, ink, room for labels. */
export const plotStyle = ({ palette, width }: Canvas) => ({
  width,
  style: {
    background: 'transparent',
    color: palette.soft,
    // By name, so that a saved picture has it too.
    fontFamily: "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible', system-ui, sans-serif",
    fontSize: '12.5px',
    overflow: 'visible',
  },
})
