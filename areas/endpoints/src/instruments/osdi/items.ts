import type { LevelItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const groups = {
  symptoms: { en: 'Symptoms', fr: 'Symptômes' },
  activities: { en: 'Activities', fr: 'Activités' },
  environment: { en: 'Surroundings', fr: 'Environnement' },
} as const satisfies Readonly<Record<string, Words>>

const answers: Readonly<Record<number, Words>> = {
  0: { en: 'none of the time', fr: 'jamais' },
  1: { en: 'some of the time', fr: 'parfois' },
  2: { en: 'half of the time', fr: 'la moitié du temps' },
  3: { en: 'most of the time', fr: 'la plupart du temps' },
  4: { en: 'all of the time', fr: 'tout le temps' },
}

const question = (number: number, group: keyof typeof groups) =>
  ({
    kind: 'level',
    label: { en: `Question ${number}`, fr: `Question ${number}` },
    ...(group !== 'symptoms' && { help: { en: 'Blank when not applicable.', fr: 'Laisser vide si non applicable.' } }),
    recall: { en: 'last week', fr: 'semaine écoulée' },
    group: groups[group],
    levels: [0, 1, 2, 3, 4],
    meanings: answers,
    worse: 'higher',
    optional: true,
  }) as const satisfies LevelItem

/** Answers by number; the wording is protected and not kept. */
export const items = {
  q1: question(1, 'symptoms'),
  q2: question(2, 'symptoms'),
  q3: question(3, 'symptoms'),
  q4: question(4, 'symptoms'),
  q5: question(5, 'symptoms'),
  q6: question(6, 'activities'),
  q7: question(7, 'activities'),
  q8: question(8, 'activities'),
  q9: question(9, 'activities'),
  q10: question(10, 'environment'),
  q11: question(11, 'environment'),
  q12: question(12, 'environment'),
}
