import type { Paint } from '../theme/paint.ts'

/** How a shape is filled and outlined. Lengths in picture units (CSS pixels at 100 %). */
export interface Look {
  readonly fill?: Paint
  readonly fillOpacity?: number
  readonly stroke?: Paint
  readonly strokeWidth?: number
  /** Lengths of dash and gap. */
  readonly dash?: readonly number[]
  readonly opacity?: number
  /** Hatching laid over the fill in print, so that grey paper still tells series apart; 0 is none. */
  readonly texture?: number
  /** Words a pointer shows. */
  readonly hint?: string
}

/** A rectangle; `radius` rounds its corners. */
export interface RectMark extends Look {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius?: number
}

/** A straight line. */
export interface LineMark extends Look {
  readonly kind: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Any outline, in SVG path language. Ends of lines are flat unless `round`. */
export interface PathMark extends Look {
  readonly kind: 'path'
  readonly d: string
  readonly round?: true
}

/** A circle of radius `r`. */
export interface CircleMark extends Look {
  readonly kind: 'circle'
  readonly x: number
  readonly y: number
  readonly r: number
}

/** What a text is for: tests hold that texts of one role never lie on each other. */
export type TextRole = 'title' | 'subtitle' | 'note' | 'axis-title' | 'tick' | 'legend' | 'label' | 'table'

/** One line of text; `y` is its baseline. `turn` is in degrees, clockwise, around the anchor. */
export interface TextMark {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly role: TextRole
  readonly weight?: 400 | 600
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly turn?: number
  readonly fill?: Paint
  /** A rim in the colour of the paper, for text that stands on a drawing. */
  readonly halo?: boolean
}

/** Marks moved together, perhaps cut off at a rectangle. */
export interface GroupMark {
  readonly kind: 'group'
  readonly marks: readonly Mark[]
  readonly x?: number
  readonly y?: number
  readonly clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly opacity?: number
}

/** A grid of coloured cells: one index into `palette` for each, row by row. The last palette entry may be `none`. */
export interface RasterMark {
  readonly kind: 'raster'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
  readonly cells: Uint8Array
  readonly palette: readonly (`#${string}` | 'none')[]
}

/** Whatever can stand in a scene. */
export type Mark = RectMark | LineMark | PathMark | CircleMark | TextMark | GroupMark | RasterMark
