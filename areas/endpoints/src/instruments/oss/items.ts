import type { LevelItem, NumberItem, YesNoItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const cornea: Words = { en: 'Cornea (fluorescein)', fr: 'Cornée (fluorescéine)' }
const nasal: Words = { en: 'Nasal conjunctiva (lissamine green)', fr: 'Conjonctive nasale (vert de lissamine)' }
const temporal: Words = { en: 'Temporal conjunctiva (lissamine green)', fr: 'Conjonctive temporale (vert de lissamine)' }

const dots = <const G extends Words>(group: G) =>
  ({
    kind: 'number',
    label: { en: 'Dots', fr: 'Points colorés' },
    help: { en: 'Count, or give the grade; both must agree.', fr: 'Compter, ou donner le grade ; les deux doivent concorder.' },
    group,
    unit: '{count}',
    min: '0',
    whole: true,
    worse: 'higher',
    optional: true,
  }) as const satisfies NumberItem

const corneaGrades: Readonly<Record<number, Words>> = {
  0: { en: 'no dots', fr: 'aucun point' },
  1: { en: '1 to 5 dots', fr: '1 à 5 points' },
  2: { en: '6 to 30 dots', fr: '6 à 30 points' },
  3: { en: 'more than 30 dots', fr: 'plus de 30 points' },
}

const conjunctivaGrades: Readonly<Record<number, Words>> = {
  0: { en: 'up to 9 dots', fr: 'jusqu’à 9 points' },
  1: { en: '10 to 32 dots', fr: '10 à 32 points' },
  2: { en: '33 to 100 dots', fr: '33 à 100 points' },
  3: { en: 'more than 100 dots', fr: 'plus de 100 points' },
}

const grade = (group: Words, meanings: Readonly<Record<number, Words>>) =>
  ({
    kind: 'level',
    label: { en: 'Grade', fr: 'Grade' },
    group,
    levels: [0, 1, 2, 3],
    meanings,
    worse: 'higher',
    optional: true,
  }) as const satisfies LevelItem

const extra = (en: string, fr: string) =>
  ({ kind: 'yes-no', label: { en, fr }, group: cornea, worse: 'higher' }) as const satisfies YesNoItem

/** One eye: dots or grade of each zone, and the three extra points of the cornea. */
export const items = {
  cornea_dots: dots(cornea),
  cornea_grade: grade(cornea, corneaGrades),
  confluent: extra('Patches of confluent staining', 'Plages de coloration confluente'),
  pupil: extra('Staining in the pupillary area', 'Coloration dans l’aire pupillaire'),
  filaments: extra('One or more filaments', 'Un ou plusieurs filaments'),
  nasal_dots: dots(nasal),
  nasal_grade: grade(nasal, conjunctivaGrades),
  temporal_dots: dots(temporal),
  temporal_grade: grade(temporal, conjunctivaGrades),
}
