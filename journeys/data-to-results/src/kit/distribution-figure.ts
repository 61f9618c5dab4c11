import { distribution } from '@dacryon/pictures'
import { computeHistograms, computeSummary } from '@dacryon/stats/describe'
import { isEstimable } from '@dacryon/stats/result'
import type { Group } from '@dacryon/stats/tests'
import type { Figure } from '../findings.ts'
import { figure } from '../findings.ts'
import { ask } from './ask.ts'
import { axisOf, pictureTitle, short } from './short.ts'

/** Histogram of a measurement, by groups where there are several (the first eight); nothing where there is no value. */
export const distributionFigure = (
  id: string,
  title: string,
  measured: { readonly name: string; readonly unit?: string },
  groups: readonly Group[],
  reference?: { readonly value: number; readonly label: string },
): readonly Figure[] => {
  const shown = groups.slice(0, 8)
  if (shown.every(({ values }) => values.length === 0)) return []
  const bins = ask(computeHistograms(shown.map(({ values }) => values)))
  return [
    figure(id, distribution, {
      title: pictureTitle(title),
      value: axisOf(measured),
      bars: shown.length > 1 ? 'percent' : 'count',
      groups: shown.map(({ name, values }, at) => {
        const { median } = ask(computeSummary([...values]))
        return { label: short(name), n: values.length, bins: [...(bins[at] ?? [])], ...(isEstimable(median) && { median }) }
      }),
      ...(reference !== undefined && { reference }),
      ...(groups.length > shown.length && { note: `The first ${shown.length} of ${groups.length} groups.` }),
    }),
  ]
}
