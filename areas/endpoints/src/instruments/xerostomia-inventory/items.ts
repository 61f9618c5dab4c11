import type { LevelItem, NumberItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const ends: Readonly<Record<number, Words>> = { 1: { en: 'never', fr: 'jamais' }, 5: { en: 'very often', fr: 'très souvent' } }

const question = (number: number) =>
  ({
    kind: 'level',
    label: { en: `Question ${number}`, fr: `Question ${number}` },
    levels: [1, 2, 3, 4, 5],
    meanings: ends,
    worse: 'higher',
  }) as const satisfies LevelItem

/** Answers by number; the wording is not kept. */
export const questions = {
  q1: question(1),
  q2: question(2),
  q3: question(3),
  q4: question(4),
  q5: question(5),
  q6: question(6),
  q7: question(7),
  q8: question(8),
  q9: question(9),
  q10: question(10),
  q11: question(11),
}

export const items = {
  ...questions,
  baseline_total: {
    kind: 'number',
    label: { en: 'Total of the earlier visit', fr: 'Total de la visite précédente' },
    unit: '{score}',
    min: '11',
    max: '55',
    whole: true,
    visit: 'baseline',
    variables: ['pro.xerostomia_inventory'],
    from: { instrument: 'xerostomia_inventory', result: 'total' },
    optional: true,
  },
} as const satisfies Readonly<Record<string, LevelItem | NumberItem>>
