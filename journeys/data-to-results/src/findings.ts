import type { Issue } from '@dacryon/core'
import type { Chart } from '@dacryon/pictures/chart'
import type { Counted, Estimable, Limit } from '@dacryon/stats'
import type { z } from 'zod'

/** One cell of a result: a number at full precision, words, an infinite limit as text, or nothing with its reason. */
export type Cell = number | string | boolean | null | Estimable<Limit>

/** A column of a result table. */
export interface ResultColumn {
  readonly name: string
  readonly title: string
  /** UCUM unit as it should be printed. */
  readonly unit?: string
  /** How people should see it: `p` as a P value, `percent` for a share from 0 to 1; files keep every digit. */
  readonly as?: 'number' | 'count' | 'percent' | 'p' | 'text'
}

/** A table of results. */
export interface ResultTable {
  /** Kebab-case; name of its file. */
  readonly id: string
  readonly title: string
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** Small print: direction of differences, family of P values. */
  readonly note?: string
}

/** A picture to be drawn of the findings. */
export interface Figure {
  readonly id: string
  readonly chart: Chart
  readonly data: unknown
}

/** A figure whose data fits its chart. */
export const figure = <Input extends z.ZodType>(id: string, chart: Chart<Input>, data: z.input<Input>): Figure => ({
  id,
  // The draw function is only ever called with what the chart's own schema gave.
  chart: chart as unknown as Chart,
  data,
})

/** What an analysis found. */
export interface Findings {
  readonly counted: Counted
  readonly tables: readonly ResultTable[]
  readonly figures: readonly Figure[]
  /**
   * Sentences for the methods section of a paper, in the past tense, saying what was done with which options; citations are put behind it.
   */
  readonly methods: string
  /** One sentence a person reads first: the answer with its uncertainty and direction. */
  readonly headline: string
  readonly warnings: readonly Issue[]
}
