import type { z } from 'zod'
import type { Scene } from './scene/scene.ts'

/** Size of the picture; a chart that grows with its rows takes `height` as a wish. */
export interface DrawOptions {
  readonly width?: number
  readonly height?: number
}

/** Inputs that show what a chart does: the usual case, the hard one (long names, many groups, small counts), and nothing to show. */
export interface ChartExamples<Data> {
  readonly typical: Data
  readonly extreme: Data
  readonly empty: Data
}

/**
 * A chart as a value. It draws numbers that were computed elsewhere and computes none; `input` describes them field by field, with units.
 */
export interface Chart<Input extends z.ZodType = z.ZodType> {
  /** Kebab-case. */
  readonly id: string
  readonly title: string
  /** The question it answers, one sentence. */
  readonly purpose: string
  /** When it misleads, one sentence. */
  readonly caution: string
  readonly input: Input
  draw(data: z.output<Input>, options: DrawOptions): Scene
  /** Synthetic data, the same every time. */
  examples(): ChartExamples<z.input<Input>>
}

/** Keeps the inferred types of a chart literal. */
export const chart = <Input extends z.ZodType>(definition: Chart<Input>): Chart<Input> => definition
