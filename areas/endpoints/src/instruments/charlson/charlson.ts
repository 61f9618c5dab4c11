import { compareExact, type Exact, exact, numberOfExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { type Missing, missing, type Reason } from '../../definition/reason.ts'
import type { NumberResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { conditionIds, items } from './items.ts'
import { charlson1987, quan2011, weighGroup } from './weigh.ts'

const noPoints: Readonly<Record<string, string>> = Object.fromEntries(conditionIds.map((id) => [id, '0']))

const points = (label: Words, more: Partial<NumberResult> = {}) =>
  ({ kind: 'number', label, unit: '{score}', min: '0', better: 'lower', ...more }) as const satisfies NumberResult

/** One point for each decade begun from 50 years. */
const agePoints = (age: Exact): number => (compareExact(age, exact(50)) < 0 ? 0 : Math.floor((numberOfExact(age) - 40) / 10))

const span = (value: number) => ({ min: value, max: value })

/** Points that age adds when it is not known: none, up to those of the oldest age that is taken. */
const openAge = { min: 0, max: 8 }

/** Charlson comorbidity index with the weights of 1987 or 2011; higher is worse. */
export const charlson = instrument({
  id: 'charlson',
  version: '1987/2011',
  short: 'Charlson',
  title: { en: 'Charlson comorbidity index', fr: 'Indice de comorbidité de Charlson' },
  aliases: ['cci'],
  section: 'prognosis',
  measures: {
    en: 'Other diseases, weighted by their bearing on survival',
    fr: 'Les autres maladies, pondérées selon leur effet sur la survie',
  },
  items,
  options: {
    weighting: {
      kind: 'choice',
      label: { en: 'Weights', fr: 'Poids' },
      help: { en: 'Two sets are in use and must be named.', fr: 'Deux jeux de poids sont utilisés et doivent être nommés.' },
      choices: {
        charlson1987: { en: 'Charlson 1987', fr: 'Charlson 1987' },
        quan2011: { en: 'Quan 2011', fr: 'Quan 2011' },
      },
      default: 'charlson1987',
      mark: 'secondary',
    },
    count_index_disease: {
      kind: 'choice',
      label: { en: 'Connective tissue disease', fr: 'Maladie du tissu conjonctif' },
      help: {
        en: 'In a Sjögren’s cohort it is true for everybody and tells nobody apart.',
        fr: 'Dans une cohorte de Sjögren, elle est vraie pour tous et ne distingue personne.',
      },
      choices: { no: { en: 'Does not count', fr: 'Ne compte pas' }, yes: { en: 'Counts', fr: 'Compte' } },
      default: 'no',
      mark: 'convention',
    },
    age_points: {
      kind: 'choice',
      label: { en: 'Age', fr: 'Âge' },
      choices: {
        none: { en: 'No points', fr: 'Pas de points' },
        decades: { en: 'One point a decade from 50 years', fr: 'Un point par décennie à partir de 50 ans' },
      },
      default: 'none',
      mark: 'secondary',
    },
  },
  results: {
    total_min: points({ en: 'Index, at least', fr: 'Indice, au moins' }),
    total_max: points({ en: 'Index, at most', fr: 'Indice, au plus' }),
    total: points({ en: 'Index', fr: 'Indice' }),
  },
  main: 'total',
  bounds: { min: 'total_min', max: 'total_max', of: 'total' },
  rule: {
    en: 'The sum of the weights of the conditions that are present. A mild form does not count beside the severe one, uncomplicated diabetes not beside complicated, a tumour not beside its metastasis.',
    fr: 'La somme des poids des maladies présentes. Une forme légère ne compte pas à côté de la forme sévère, un diabète simple à côté d’un diabète compliqué, une tumeur à côté de sa métastase.',
  },
  missingRule: {
    en: 'A condition that is not known and could add points makes the index missing; least and greatest index are given.',
    fr: 'Une maladie inconnue qui pourrait ajouter des points rend l’indice manquant ; les indices minimum et maximum sont donnés.',
  },
  mark: 'secondary',
  marks: [
    {
      what: { en: 'that two weightings exist', fr: 'l’existence de deux pondérations' },
      mark: 'secondary',
      where: 'the documentation of an open package',
    },
    {
      what: { en: 'weights of 1987, the severe form alone counts', fr: 'poids de 1987, la forme sévère seule compte' },
      mark: 'secondary',
      where: 'a table in the Int J Spine Surg, a family practice notebook and the macro of the NCI, which agree',
    },
    {
      what: { en: 'weights of 2011', fr: 'poids de 2011' },
      mark: 'secondary',
      where: 'a public program; against 1987 they change as the abstract counts: 5 to nothing, 3 down, 4 up, 5 alike',
    },
    {
      what: { en: 'age points', fr: 'points d’âge' },
      mark: 'secondary',
      where: 'a family practice notebook, after Charlson 1994',
    },
    {
      what: { en: 'leukaemia and lymphoma beside a metastasis, in 2011', fr: 'leucémie et lymphome à côté d’une métastase, en 2011' },
      mark: 'convention',
    },
  ],
  citations: [
    {
      title: 'A new method of classifying prognostic comorbidity in longitudinal studies: development and validation',
      authors: 'Charlson ME, Pompei P, Ales KL, MacKenzie CR',
      year: 1987,
      doi: '10.1016/0021-9681(87)90171-8',
      where: 'J Chronic Dis 1987;40:373-83',
    },
    {
      title:
        'Updating and validating the Charlson comorbidity index and score for risk adjustment in hospital discharge abstracts using data from 6 countries',
      authors: 'Quan H, Li B, Couris CM, et al.',
      year: 2011,
      doi: '10.1093/aje/kwq433',
      where: 'Am J Epidemiol 2011;173:676-82',
    },
  ],
  disagreements: [
    {
      en: 'With the weights of 2011 infarction, vascular disease, ulcer and uncomplicated diabetes weigh nothing.',
      fr: 'Avec les poids de 2011, l’infarctus, les maladies vasculaires, l’ulcère et le diabète simple ne pèsent rien.',
    },
    {
      en: 'Some texts give an age point for each decade over 40, as one notebook did before it was corrected. Here the first point is at 50.',
      fr: 'Certains textes donnent un point d’âge par décennie au-delà de 40 ans, comme un recueil avant sa correction. Ici le premier point est à 50 ans.',
    },
  ],
  edgeCases: [
    {
      en: 'Mild liver disease need not be known when the severe form is present.',
      fr: 'L’hépatopathie légère n’a pas à être connue lorsque la forme sévère est présente.',
    },
    {
      en: 'Where another connective tissue disease should count, such as lupus beside Sjögren’s, count the item.',
      fr: 'Si une autre connectivite doit compter, comme un lupus associé, faire compter cet élément.',
    },
  ],
  examples: [
    {
      title: { en: 'Heart failure and lymphoma, 1987', fr: 'Insuffisance cardiaque et lymphome, 1987' },
      input: { ...noPoints, heart_failure: '1', lymphoma: '1' },
      expect: { total: '3' },
    },
    {
      title: { en: 'Mild and severe liver disease, 1987', fr: 'Hépatopathie légère et sévère, 1987' },
      input: { ...noPoints, mild_liver: '1', severe_liver: '1' },
      expect: { total: '3' },
    },
    {
      title: { en: 'The same two, 2011', fr: 'Les deux premiers, 2011' },
      options: { weighting: 'quan2011' },
      input: { ...noPoints, heart_failure: '1', lymphoma: '1' },
      expect: { total: '4' },
    },
    {
      title: { en: 'With age points', fr: 'Avec points d’âge' },
      options: { age_points: 'decades' },
      input: { ...noPoints, diabetes: '1', age: '60' },
      expect: { total: '3' },
    },
    {
      title: { en: 'One condition unknown', fr: 'Une maladie inconnue' },
      input: { ...noPoints, kidney: '', heart_failure: '1' },
      expect: { total_min: '1', total_max: '3', total: 'NA', reason: 'missing:kidney' },
    },
  ],
  compute: (given, { weighting, count_index_disease, age_points }) => {
    const states = count_index_disease === 'no' ? { ...given, connective_tissue: false } : given
    const groups = weighting === 'quan2011' ? quan2011 : charlson1987
    const weighed = groups.map((group) => ({ group, ...weighGroup(group, states) }))
    const aged = age_points === 'none' ? { min: 0, max: 0 } : given.age === undefined ? openAge : span(agePoints(given.age))
    const [min, max] = (['min', 'max'] as const).map((end) => weighed.reduce((sum, one) => sum + one[end], aged[end]))
    const [first, ...more]: readonly Reason[] = [
      ...weighed.flatMap(({ open }) => open.map((id) => `missing:${id}`)),
      ...(aged.min === aged.max ? [] : ['missing:age']),
    ]
    const total: Exact | Missing = first === undefined ? exact(min ?? 0) : missing(first, ...more)
    return {
      values: { total_min: exact(min ?? 0), total_max: exact(max ?? 0), total },
      parts: weighed
        .filter(({ max: most }) => most > 0)
        .map(({ group, min: got, open }) => {
          const [[id]] = group
          return {
            id,
            label: items[id].label,
            of: Math.max(...group.map(([, weight]) => weight)),
            ...(open.length === 0 && { got: exact(got) }),
          }
        }),
    }
  },
})
