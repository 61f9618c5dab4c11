import type { NumberOption } from '../../definition/option.ts'

/** What counts as an important improvement of ESSPRI: so many points, or so many percent of the baseline (Seror 2016). */
export const mciiOptions = {
  mcii_points: {
    kind: 'number',
    label: { en: 'Important improvement: points', fr: 'Amélioration importante : points' },
    default: '1',
    min: '0',
    mark: 'primary',
  },
  mcii_percent: {
    kind: 'number',
    label: { en: 'Important improvement: percent', fr: 'Amélioration importante : pour cent' },
    default: '15',
    min: '0',
    mark: 'primary',
  },
} as const satisfies Readonly<Record<string, NumberOption>>
