import type { LevelItem } from '../../definition/item.ts'

/** The questions by number. */
export const questions = [
  'q1',
  'q2',
  'q3',
  'q4',
  'q5',
  'q6',
  'q7',
  'q8',
  'q9',
  'q10',
  'q11',
  'q12',
  'q13',
  'q14',
  'q15',
  'q16',
  'q17',
  'q18',
  'q19',
  'q20',
] as const

export type Question = (typeof questions)[number]

/** Questions where agreeing means fatigue: their answers are turned round. */
export const turned: ReadonlySet<Question> = new Set(['q2', 'q5', 'q9', 'q10', 'q13', 'q14', 'q16', 'q17', 'q18', 'q19'])

const question = (id: Question) =>
  ({
    kind: 'level',
    label: { en: `Question ${id.slice(1)}`, fr: `Question ${id.slice(1)}` },
    help: { en: '1 yes, that is true; 5 no, that is not true', fr: '1 oui, c’est vrai ; 5 non, c’est faux' },
    recall: { en: 'lately', fr: 'ces derniers temps' },
    levels: [1, 2, 3, 4, 5],
    worse: turned.has(id) ? 'lower' : 'higher',
  }) as const satisfies LevelItem

/** Twenty answers. */
export const items = {
  q1: question('q1'),
  q2: question('q2'),
  q3: question('q3'),
  q4: question('q4'),
  q5: question('q5'),
  q6: question('q6'),
  q7: question('q7'),
  q8: question('q8'),
  q9: question('q9'),
  q10: question('q10'),
  q11: question('q11'),
  q12: question('q12'),
  q13: question('q13'),
  q14: question('q14'),
  q15: question('q15'),
  q16: question('q16'),
  q17: question('q17'),
  q18: question('q18'),
  q19: question('q19'),
  q20: question('q20'),
}
