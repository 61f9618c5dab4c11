import { compareExact, type Exact, exact, exactOf, multiplyExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { invalid, missing } from '../../definition/reason.ts'
import type { NumberResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { lacking } from '../../rules/known.ts'
import { type NsstCoefficients, type NsstFile, parseCoefficients } from './coefficients.ts'
import { predict } from './predict.ts'
import { inputs, subgroups, subgroupWords } from './subgroups.ts'

const rating = (label: Words, variable: string) =>
  ({
    kind: 'number',
    label,
    help: { en: 'Patient’s rating, on the scale that the option names', fr: 'Cotation du patient, sur l’échelle choisie en option' },
    unit: '{score}',
    min: '0',
    max: '100',
    variables: [variable],
  }) as const satisfies NumberItem

const hadsScore = (label: Words, result: 'anxiety' | 'depression') =>
  ({
    kind: 'number',
    label,
    unit: '{score}',
    min: '0',
    max: '21',
    variables: [`pro.hads_${result}`],
    from: { instrument: 'hads', result },
  }) as const satisfies NumberItem

const probability = ({ en, fr }: Words) =>
  ({
    kind: 'number',
    label: { en: `Probability: ${en.toLowerCase()}`, fr: `Probabilité : ${fr.toLowerCase()}` },
    min: '0',
    max: '1',
  }) as const satisfies NumberResult

const zeros = { intercept: 0, pain: 0, fatigue: 0, dryness: 0, anxiety: 0, depression: 0 }

/** Made up, for tests and as a form: high burden wins when anything is rated. */
const sample: NsstFile = {
  version: 'made up',
  source: 'made up: no coefficients of the tool are public',
  ratings: '0-10',
  classes: {
    LSB: zeros,
    HSB: { ...zeros, pain: 0.25, fatigue: 0.25 },
    DDF: { ...zeros, dryness: 0.25 },
    PDF: { ...zeros, pain: 0.5, anxiety: -0.25 },
  },
}

const ten = exact(10)
const ratings = ['pain', 'fatigue', 'dryness'] as const

/** Probabilities of doubles are kept with twelve digits: more would be noise. */
const asExact = (value: number): Exact => exactOf(value.toFixed(12))

/** Newcastle Sjögren's stratification tool: the most probable of four symptom subgroups, by coefficients that the user brings. */
export const nsst = instrument({
  id: 'nsst',
  version: '2019',
  short: 'NSST',
  title: { en: 'Newcastle Sjögren’s stratification tool', fr: 'Outil de stratification de Newcastle' },
  section: 'prognosis',
  measures: {
    en: 'Which of four symptom subgroups a patient is like',
    fr: 'Le sous-groupe de symptômes, parmi quatre, auquel le patient ressemble',
  },
  items: {
    pain: rating({ en: 'Pain', fr: 'Douleur' }, 'pro.esspri_pain'),
    fatigue: rating({ en: 'Fatigue', fr: 'Fatigue' }, 'pro.esspri_fatigue'),
    dryness: rating({ en: 'Dryness', fr: 'Sécheresse' }, 'pro.esspri_dryness'),
    anxiety: hadsScore({ en: 'Anxiety (HADS)', fr: 'Anxiété (HAD)' }, 'anxiety'),
    depression: hadsScore({ en: 'Depression (HADS)', fr: 'Dépression (HAD)' }, 'depression'),
  },
  options: {
    ratings: {
      kind: 'choice',
      label: { en: 'Ratings of the data', fr: 'Cotations des données' },
      help: {
        en: 'Scale of pain, fatigue and dryness. It is brought to that of the coefficients exactly.',
        fr: 'Échelle de la douleur, de la fatigue et de la sécheresse. Elle est ramenée exactement à celle des coefficients.',
      },
      choices: { '0-10': { en: '0 to 10', fr: '0 à 10' }, '0-100': { en: '0 to 100', fr: '0 à 100' } },
      default: '0-10',
      mark: 'convention',
    },
  },
  results: {
    subgroup: { kind: 'category', label: { en: 'Subgroup', fr: 'Sous-groupe' }, choices: subgroupWords },
    p_lsb: probability(subgroupWords.LSB),
    p_hsb: probability(subgroupWords.HSB),
    p_ddf: probability(subgroupWords.DDF),
    p_pdf: probability(subgroupWords.PDF),
    certainty: {
      kind: 'number',
      label: { en: 'Certainty', fr: 'Certitude' },
      help: {
        en: 'The greatest of the four probabilities. A higher one foretold that a patient stays in the subgroup.',
        fr: 'La plus grande des quatre probabilités. Plus elle est élevée, plus le patient reste dans son sous-groupe.',
      },
      min: '0.25',
      max: '1',
    },
  },
  main: 'subgroup',
  rule: {
    en: 'A multinomial logistic model turns pain, fatigue, dryness, anxiety and depression into four probabilities; the most probable subgroup is the answer. The coefficients are not public: they come from a file, or from a fit on patients whose subgroup is known.',
    fr: 'Un modèle logistique multinomial transforme douleur, fatigue, sécheresse, anxiété et dépression en quatre probabilités ; le sous-groupe le plus probable est la réponse. Les coefficients ne sont pas publics : ils viennent d’un fichier, ou d’un ajustement sur des patients dont le sous-groupe est connu.',
  },
  missingRule: { en: 'Any missing input makes all results missing.', fr: 'Une donnée manquante rend tous les résultats manquants.' },
  mark: 'unverified',
  marks: [
    {
      what: { en: 'four subgroups', fr: 'quatre sous-groupes' },
      mark: 'primary',
      where: 'RMD Open 2024, abstract',
    },
    {
      what: { en: 'names of the subgroups, five inputs', fr: 'noms des sous-groupes, cinq données' },
      mark: 'secondary',
      where: 'a patient’s summary of the paper of 2019',
    },
    { what: { en: 'kind of model', fr: 'type de modèle' }, mark: 'unverified' },
    { what: { en: 'ties', fr: 'égalités' }, mark: 'convention' },
  ],
  citations: [
    {
      title: 'Symptom-based stratification of patients with primary Sjögren’s syndrome',
      authors: 'Tarn JR, Howard-Tripp N, Lendrem DW, et al.',
      year: 2019,
      doi: '10.1016/S2665-9913(19)30042-6',
      where: 'Lancet Rheumatol 2019;1:e85-94 (DOI from memory)',
    },
    {
      title: 'Stability of symptom-based subtypes in Sjögren’s disease',
      authors: 'Berry JS, Tarn J, Casement J, et al.',
      year: 2024,
      doi: '10.1136/rmdopen-2024-004914',
      where: 'RMD Open 2024;10:e004914, abstract',
    },
  ],
  disagreements: [
    {
      en: 'A Korean cohort found three classes, not four, from pain, fatigue, dryness and the anxiety question of EQ-5D.',
      fr: 'Une cohorte coréenne a trouvé trois classes, et non quatre, à partir de la douleur, de la fatigue, de la sécheresse et de la question d’anxiété de l’EQ-5D.',
    },
  ],
  edgeCases: [
    {
      en: 'Subgroups that are most probable alike: the first of LSB, HSB, DDF, PDF, with a flag.',
      fr: 'Sous-groupes également probables : le premier de LSB, HSB, DDF, PDF, avec une mention.',
    },
    {
      en: 'Only some 60 % kept their subgroup over time; low certainty means little.',
      fr: 'Seuls 60 % environ gardent leur sous-groupe dans le temps ; une certitude faible ne dit pas grand-chose.',
    },
  ],
  notice: {
    en: 'A subgroup describes symptoms. It is neither a diagnosis nor a reason for treatment by itself.',
    fr: 'Un sous-groupe décrit des symptômes. Il n’est à lui seul ni un diagnostic ni un motif de traitement.',
  },
  flagWords: { tie: { en: 'Several subgroups are equally probable.', fr: 'Plusieurs sous-groupes sont également probables.' } },
  examples: [
    {
      title: { en: 'Nothing rated: all alike, with made-up coefficients', fr: 'Rien de coté : tous égaux, coefficients inventés' },
      input: { pain: '0', fatigue: '0', dryness: '0', anxiety: '0', depression: '0' },
      expect: { subgroup: 'LSB', p_lsb: '0.25', certainty: '0.25', flag: 'tie' },
    },
    {
      title: { en: 'One subgroup ahead by 1, with made-up coefficients', fr: 'Un sous-groupe devant de 1, coefficients inventés' },
      input: { pain: '0', fatigue: '4', dryness: '0', anxiety: '0', depression: '0' },
      expect: { subgroup: 'HSB', p_lsb: '0.1749', p_hsb: '0.4754', p_ddf: '0.1749', p_pdf: '0.1749', certainty: '0.4754' },
    },
    {
      title: { en: 'A rating that the scale does not have', fr: 'Une cotation hors échelle' },
      input: { pain: '40', fatigue: '4', dryness: '0', anxiety: '0', depression: '0' },
      expect: { subgroup: 'NA', reason: 'invalid:pain' },
    },
  ],
  companion: {
    label: { en: 'Coefficients', fr: 'Coefficients' },
    help: {
      en: 'version, source, ratings (“0-10” or “0-100”, the scale of pain, fatigue and dryness in the fit), and classes: for LSB, HSB, DDF and PDF an intercept and a number for pain, fatigue, dryness, anxiety and depression. From the authors of the tool, or from a fit of your own.',
      fr: 'version, source, ratings (« 0-10 » ou « 0-100 », l’échelle de la douleur, de la fatigue et de la sécheresse dans l’ajustement), et classes : pour LSB, HSB, DDF et PDF, un intercept et un nombre pour pain, fatigue, dryness, anxiety et depression. Des auteurs de l’outil, ou d’un ajustement propre.',
    },
    parse: (json): ReturnType<typeof parseCoefficients> => parseCoefficients(json),
    sample,
  },
  compute: (given, options, coefficients: NsstCoefficients) => {
    const [wrong, ...more] = options.ratings === '0-10' ? ratings.filter((id) => isAbove(given[id], ten)) : []
    if (wrong !== undefined) return invalid(wrong, ...more)
    const scaled = (value: Exact): Exact => {
      if (options.ratings === coefficients.ratings) return value
      return multiplyExact(value, options.ratings === '0-10' ? ten : exact(1, 10))
    }
    const { pain, fatigue, dryness, anxiety, depression } = given
    if (pain === undefined || fatigue === undefined || dryness === undefined || anxiety === undefined || depression === undefined) {
      const why = lacking(given, inputs) ?? missing('items_missing')
      return { values: { subgroup: why, p_lsb: why, p_hsb: why, p_ddf: why, p_pdf: why, certainty: why } }
    }
    const values = { pain: scaled(pain), fatigue: scaled(fatigue), dryness: scaled(dryness), anxiety, depression }
    const { subgroup, probabilities, tie } = predict(coefficients, values)
    const p = {
      LSB: asExact(probabilities.LSB),
      HSB: asExact(probabilities.HSB),
      DDF: asExact(probabilities.DDF),
      PDF: asExact(probabilities.PDF),
    }
    return {
      values: { subgroup, p_lsb: p.LSB, p_hsb: p.HSB, p_ddf: p.DDF, p_pdf: p.PDF, certainty: p[subgroup] },
      flags: tie ? ['tie'] : [],
      parts: subgroups.map((id) => ({ id, label: subgroupWords[id], of: 1, got: p[id] })),
    }
  },
})

const isAbove = (value: Exact | undefined, limit: Exact): boolean => value !== undefined && compareExact(value, limit) > 0
