import { compareExact } from '@dacryon/core'
import type { Instrument } from '../definition/instrument.ts'
import { instrument } from '../definition/instrument.ts'
import type { NumberOption } from '../definition/option.ts'
import type { NumberResult, YesNoResult } from '../definition/result.ts'
import type { Mark, Words } from '../definition/words.ts'
import { ifKnown } from '../rules/known.ts'
import { anyGlandFrom, glandParts, glandScores, sumOfGlands, worstGland } from './gland-scores.ts'
import { type Glands, type GradedItems, gradedItems } from './glands.ts'

type Written =
  | 'id'
  | 'version'
  | 'short'
  | 'title'
  | 'aliases'
  | 'mark'
  | 'marks'
  | 'citations'
  | 'thresholds'
  | 'disagreements'
  | 'edgeCases'
  | 'examples'

/**
 * A way to score salivary glands in ultrasound, as a value: glands, what is graded on them and how far, how the whole is made of it, and
 * from where it is positive. A further system is a new value and no new code.
 */
export interface UltrasoundSystem<G extends Glands> extends Pick<Instrument, Written> {
  readonly glands: G
  /** The whole is the sum of the glands, or the worst of them. */
  readonly combine: 'sum' | 'worst'
  /** Positive from: the sum reaches it, or with `worst` any gland does. */
  readonly cut: { readonly from: string; readonly mark: Mark }
  readonly rule: Words
}

interface SystemResults {
  readonly [id: string]: NumberResult | YesNoResult
  readonly score: NumberResult
  readonly positive: YesNoResult
}

const missingRules = {
  sum: {
    en: 'A removed or unseen gland is missing, and with it the sum.',
    fr: 'Une glande retirée ou non vue est manquante, et la somme avec elle.',
  },
  worst: {
    en: 'One gland that reaches the cut-off is enough to be positive; negative, and the worst gland, need all of them.',
    fr: 'Une glande qui atteint le seuil suffit pour être positif ; un résultat négatif et la glande la plus atteinte les demandent toutes.',
  },
} as const

const maxOf = (glands: Glands, combine: 'sum' | 'worst'): number => {
  const most = Object.values(glands).map(({ parameters }) => Object.values(parameters).reduce((sum, { max }) => sum + max, 0))
  return combine === 'sum' ? most.reduce((a, b) => a + b, 0) : Math.max(...most)
}

/** The instrument that a system describes, with the results `score` and `positive`. Higher is worse. */
export const ultrasound = <const G extends Glands>(
  system: UltrasoundSystem<G>,
): Instrument<GradedItems<G>, { readonly cut: NumberOption }, SystemResults, undefined> => {
  const { glands, combine, cut, rule, ...written } = system
  const max = String(maxOf(glands, combine))
  return instrument<GradedItems<G>, { readonly cut: NumberOption }, SystemResults>({
    ...written,
    section: 'ultrasound',
    measures: { en: 'Structure of the salivary glands in ultrasound', fr: 'Structure échographique des glandes salivaires' },
    items: gradedItems(glands),
    options: {
      cut: { kind: 'number', label: { en: 'Positive from', fr: 'Positif à partir de' }, default: cut.from, min: '0', max, mark: cut.mark },
    },
    results: {
      score: {
        kind: 'number',
        label: combine === 'sum' ? { en: 'Total', fr: 'Total' } : { en: 'Worst gland', fr: 'Glande la plus atteinte' },
        unit: '{score}',
        min: '0',
        max,
        better: 'lower',
      },
      positive: { kind: 'yes-no', label: { en: 'Positive', fr: 'Positif' }, yes: 'bad' },
    },
    main: 'score',
    rule,
    missingRule: missingRules[combine],
    sideRule:
      combine === 'sum'
        ? { en: 'All glands are summed.', fr: 'Toutes les glandes sont additionnées.' }
        : { en: 'The worst gland counts.', fr: 'La glande la plus atteinte compte.' },
    compute: (given, options) => {
      const scores = glandScores(glands, given)
      const score = combine === 'sum' ? sumOfGlands(scores) : worstGland(scores)
      const positive =
        combine === 'sum' ? ifKnown(score, (value) => compareExact(value, options.cut) >= 0) : anyGlandFrom(scores, options.cut)
      return { values: { score, positive }, ...(combine === 'sum' && { parts: glandParts(glands, scores) }) }
    },
  })
}
