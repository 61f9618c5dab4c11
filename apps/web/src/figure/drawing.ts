import type { Palette } from './palette.ts'

export interface Canvas {
  /** CSS pixels available. */
  readonly width: number
  readonly palette: Palette
  readonly language: string
  readonly format: (n: number) => string
}

/** Draws; asynchronous because the plot library arrives only when something is drawn. */
export type Drawing = (canvas: Canvas) => Promise<Element>
