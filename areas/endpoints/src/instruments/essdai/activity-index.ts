import { type Exact, exact, multiplyExact } from '@dacryon/core'
import type { Computed } from '../../definition/instrument.ts'
import type { Item } from '../../definition/item.ts'
import type { NumberOption } from '../../definition/option.ts'
import { missing } from '../../definition/reason.ts'
import type { CategoryResult, NumberResult, YesNoResult } from '../../definition/result.ts'
import { bandOf } from '../../rules/band.ts'
import { fallsBy } from '../../rules/change.ts'
import { ifKnown } from '../../rules/known.ts'
import { weightedSum } from '../../rules/weighted-sum.ts'

/** Cut-offs that both indices share, as options. */
export const activityOptions = {
  moderate_from: {
    kind: 'number',
    label: { en: 'Moderate activity from', fr: 'Activité modérée à partir de' },
    default: '5',
    mark: 'primary',
  },
  high_from: { kind: 'number', label: { en: 'High activity from', fr: 'Activité élevée à partir de' }, default: '14', mark: 'primary' },
  mcii: {
    kind: 'number',
    label: { en: 'Important improvement: fall of at least', fr: 'Amélioration importante : baisse d’au moins' },
    default: '3',
    min: '0',
    mark: 'primary',
  },
} as const satisfies Record<string, NumberOption>

/** Results that both indices share. */
export const activityResults = (max: string) =>
  ({
    total: { kind: 'number', label: { en: 'Total', fr: 'Total' }, unit: '{score}', min: '0', max, better: 'lower' } satisfies NumberResult,
    partial_total: {
      kind: 'number',
      label: { en: 'Sum of the known domains', fr: 'Somme des domaines connus' },
      help: { en: 'A lower bound of the total.', fr: 'Une borne inférieure du total.' },
      unit: '{score}',
      min: '0',
      max,
      better: 'lower',
    } satisfies NumberResult,
    state: {
      kind: 'category',
      label: { en: 'Activity', fr: 'Activité' },
      choices: { low: { en: 'Low', fr: 'Faible' }, moderate: { en: 'Moderate', fr: 'Modérée' }, high: { en: 'High', fr: 'Élevée' } },
      ordered: true,
    } satisfies CategoryResult,
    mcii: {
      kind: 'yes-no',
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      help: {
        en: 'Minimal clinically important improvement since the earlier visit.',
        fr: 'Amélioration minimale cliniquement importante depuis la visite précédente.',
      },
      yes: 'good',
      optional: true,
    } satisfies YesNoResult,
  }) as const

/** Weighted sum of activity levels with state and important improvement: ESSDAI and ClinESSDAI differ in weights only. */
export const scoreActivity = (
  weights: Readonly<Record<string, number>>,
  items: Readonly<Record<string, Item>>,
  given: Readonly<Record<string, Exact | undefined>>,
  earlier: { readonly id: string; readonly total: Exact | undefined },
  options: { readonly moderate_from: Exact; readonly high_from: Exact; readonly mcii: Exact },
): Computed<ReturnType<typeof activityResults>> => {
  const { total, known } = weightedSum(weights, given)
  const { total: base } = earlier
  return {
    values: {
      total,
      partial_total: known,
      state: ifKnown(total, (value) =>
        bandOf(
          value,
          [
            ['low', options.moderate_from],
            ['moderate', options.high_from],
          ],
          'high',
        ),
      ),
      mcii: ifKnown(total, (value) => (base === undefined ? missing(`missing:${earlier.id}`) : fallsBy(base, value, options.mcii))),
    },
    parts: Object.entries(weights).map(([id, weight]) => {
      const [item, level] = [items[id], given[id]]
      const most = item?.kind === 'level' ? Math.max(...item.levels) : 0
      return {
        id,
        label: item?.label ?? { en: id, fr: id },
        of: weight * most,
        ...(level !== undefined && { got: multiplyExact(exact(weight), level) }),
      }
    }),
  }
}
