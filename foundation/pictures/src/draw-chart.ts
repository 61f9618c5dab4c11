import type { Issue, Outcome } from '@dacryon/core'
import type { z } from 'zod'
import type { Chart, DrawOptions } from './chart.ts'
import type { Scene } from './scene/scene.ts'

const asIssue = (chart: Chart, problem: z.core.$ZodIssue): Issue => ({
  code: 'picture-data',
  severity: 'error',
  message: `${chart.title}: ${problem.path.length > 0 ? `${problem.path.map(String).join('.')}: ` : ''}${problem.message}`,
  remedy: 'Correct the data that the picture is given.',
  ...(problem.path.length > 0 ? { column: problem.path.map(String).join('.') } : {}),
})

const sizeIssue = (chart: Chart, name: string, value: number): Issue => ({
  code: 'picture-size',
  severity: 'error',
  message: `${chart.title}: ${name} ${value} is not between 160 and 6000`,
  remedy: 'Give a size in that range, or none.',
  column: name,
})

/**
 * A scene from data of unknown origin: everything wrong with the data is said at once, by field. Not finite numbers, unknown fields and
 * lists of unequal length are issues; an empty list is drawn as a picture that says so.
 *
 * @example drawChart(roc, { title: 'ESSDAI', curves: [] }) // { ok: true, value: a scene that says 'No data' }
 */
export const drawChart = (chart: Chart, data: unknown, options: DrawOptions = {}): Outcome<Scene> => {
  const sizes = Object.entries(options).filter(([, value]) => value !== undefined && !(value >= 160 && value <= 6000))
  if (sizes.length > 0) return { ok: false, issues: sizes.map(([name, value]) => sizeIssue(chart, name, value)) }
  const parsed = chart.input.safeParse(data)
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.slice(0, 20).map((problem) => asIssue(chart, problem)) }
  return { ok: true, value: chart.draw(parsed.data, options) }
}
