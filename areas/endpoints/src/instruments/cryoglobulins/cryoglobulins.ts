import { type Computed, instrument } from '../../definition/instrument.ts'
import { invalid, type Missing, missing } from '../../definition/reason.ts'
import { ifKnown } from '../../rules/known.ts'
import { essdai2010 } from '../essdai/citations.ts'

const types = {
  I: { en: 'Type I (monoclonal)', fr: 'Type I (monoclonale)' },
  II: { en: 'Type II (mixed, with a monoclonal part)', fr: 'Type II (mixte, avec un composant monoclonal)' },
  III: { en: 'Type III (polyclonal)', fr: 'Type III (polyclonale)' },
  unknown: { en: 'Type not known', fr: 'Type inconnu' },
} as const

const results = {
  present: { kind: 'yes-no', label: { en: 'Cryoglobulins', fr: 'Cryoglobulines' }, yes: 'bad' },
  type: { kind: 'category', label: { en: 'Type', fr: 'Type' }, choices: types, optional: true },
} as const

const isPresent = (found: 'positive' | 'negative' | 'not_done' | undefined, warm: boolean | undefined): boolean | Missing => {
  if (found === undefined) return missing('missing:cryo')
  if (found === 'not_done') return missing('not_done')
  if (found === 'positive') return true
  return warm === false ? missing('not_kept_warm') : false
}

/** Cryoglobulins: present or not, told apart from not done and from a sample that was not kept warm. */
export const cryoglobulins = instrument({
  id: 'cryoglobulins',
  version: '1',
  short: 'Cryoglobulins',
  title: { en: 'Cryoglobulins', fr: 'Cryoglobulines' },
  aliases: ['cryo'],
  section: 'laboratory',
  measures: {
    en: 'Cryoglobulins in serum, a marker of vasculitis and lymphoma',
    fr: 'Cryoglobulines sériques, marqueur de vascularite et de lymphome',
  },
  items: {
    cryo: {
      kind: 'choice',
      label: { en: 'Result', fr: 'Résultat' },
      choices: {
        negative: { en: 'Negative', fr: 'Négatif' },
        positive: { en: 'Positive', fr: 'Positif' },
        not_done: { en: 'Not done', fr: 'Non fait' },
      },
      variables: ['imm.cryoglobulin'],
    },
    cryo_type: {
      kind: 'choice',
      label: { en: 'Type', fr: 'Type' },
      choices: types,
      variables: ['imm.cryo_type'],
      optional: true,
    },
    kept_warm: {
      kind: 'yes-no',
      label: { en: 'Sample kept warm until it clotted', fr: 'Prélèvement gardé au chaud jusqu’à la coagulation' },
      optional: true,
    },
  },
  results,
  main: 'present',
  rule: {
    en: 'Present when the laboratory found them. Negative counts only if the sample is not known to have cooled.',
    fr: 'Présentes si le laboratoire les a trouvées. Un résultat négatif ne compte que si le prélèvement n’est pas connu pour avoir refroidi.',
  },
  missingRule: {
    en: 'Not done is not negative. A negative result of a sample that was not kept warm is not known.',
    fr: 'Non fait n’est pas négatif. Un résultat négatif d’un prélèvement non gardé au chaud n’est pas connu.',
  },
  mark: 'convention',
  marks: [
    { what: { en: 'the three types', fr: 'les trois types' }, mark: 'primary', where: 'Brouet 1974, abstract' },
    {
      what: { en: 'warm handling, not done is not negative', fr: 'conservation au chaud, non fait n’est pas négatif' },
      mark: 'convention',
    },
  ],
  citations: [
    {
      title: 'Biologic and clinical significance of cryoglobulins: a report of 86 cases',
      authors: 'Brouet JC, Clauvel JP, Danon F, et al.',
      year: 1974,
      doi: '10.1016/0002-9343(74)90852-3',
      where: 'Am J Med 1974;57:775-88, abstract: the three types',
    },
    essdai2010,
  ],
  edgeCases: [
    {
      en: 'A positive result stays positive even if the sample cooled: cooling can only lose cryoglobulins.',
      fr: 'Un résultat positif le reste même si le prélèvement a refroidi : le froid ne peut que faire perdre des cryoglobulines.',
    },
    { en: 'A type beside a negative result makes the row invalid.', fr: 'Un type à côté d’un résultat négatif rend la ligne invalide.' },
  ],
  reasonWords: {
    not_done: { en: 'The test was not done.', fr: 'L’examen n’a pas été fait.' },
    not_kept_warm: {
      en: 'The sample cooled, so a negative result says nothing.',
      fr: 'Le prélèvement a refroidi : un résultat négatif ne dit rien.',
    },
    absent: { en: 'There are no cryoglobulins to type.', fr: 'Il n’y a pas de cryoglobulines à typer.' },
  },
  examples: [
    { title: { en: 'Type II', fr: 'Type II' }, input: { cryo: 'positive', cryo_type: 'II' }, expect: { present: '1', type: 'II' } },
    { title: { en: 'Not done', fr: 'Non fait' }, input: { cryo: 'not_done' }, expect: { present: 'NA', reason: 'not_done' } },
    {
      title: { en: 'Negative, but the sample cooled', fr: 'Négatif, mais le prélèvement a refroidi' },
      input: { cryo: 'negative', kept_warm: '0' },
      expect: { present: 'NA', reason: 'not_kept_warm' },
    },
  ],
  compute: ({ cryo, cryo_type, kept_warm }): Computed<typeof results> | ReturnType<typeof invalid> => {
    if (cryo === 'negative' && cryo_type !== undefined && cryo_type !== 'unknown') return invalid('cryo_type')
    const present = isPresent(cryo, kept_warm)
    return { values: { present, type: ifKnown(present, (found) => (found ? (cryo_type ?? 'unknown') : missing('absent'))) } }
  },
})
