import type { Chart } from './chart.ts'
import * as shelf from './charts/index.ts'

/** Every chart, in the order of their ids. */
export const charts: readonly Chart[] = Object.values(shelf).toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** The chart of this id. */
export const chartById: ReadonlyMap<string, Chart> = new Map(charts.map((chart) => [chart.id, chart]))
