import { exact } from '@dacryon/core'
import { policyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import type { YesNoItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'
import { acrEular2017 } from '../acr-eular-2016/citations.ts'
import { type ItemStates, judge } from './judge.ts'

const state = (en: string, fr: string, help: Words) =>
  ({ kind: 'yes-no', label: { en, fr }, help, worse: 'higher' }) as const satisfies YesNoItem

const words = {
  classified: { en: 'Classified as Sjögren’s disease', fr: 'Classé comme maladie de Sjögren' },
  count: { en: 'Positive items, at least', fr: 'Éléments positifs, au moins' },
  most: { en: 'Positive items, at most', fr: 'Éléments positifs, au plus' },
}

const items = {
  associated_disease: {
    kind: 'yes-no',
    label: { en: 'Another connective tissue disease', fr: 'Autre maladie du tissu conjonctif' },
    help: { en: 'Decides which rule holds.', fr: 'Décide de la règle appliquée.' },
  },
  any_exclusion: {
    kind: 'yes-no',
    label: { en: 'Any exclusion', fr: 'Une exclusion' },
    help: {
      en: 'Past head and neck radiation, hepatitis C, AIDS, earlier lymphoma, sarcoidosis, graft-versus-host disease, or anticholinergic drugs within four half-lives.',
      fr: 'Irradiation de la tête et du cou, hépatite C, sida, lymphome préexistant, sarcoïdose, maladie du greffon contre l’hôte, ou anticholinergiques depuis moins de quatre demi-vies.',
    },
  },
  I: state('I. Ocular symptoms', 'I. Symptômes oculaires', {
    en: 'One of three: daily dry eyes for more than 3 months, sand or gravel, tear substitutes more than 3 times a day.',
    fr: 'Un sur trois : sécheresse oculaire quotidienne depuis plus de 3 mois, sensation de sable, larmes artificielles plus de 3 fois par jour.',
  }),
  II: state('II. Oral symptoms', 'II. Symptômes buccaux', {
    en: 'One of three: daily dry mouth for more than 3 months, swollen salivary glands as an adult, drinking to swallow dry food.',
    fr: 'Un sur trois : sécheresse buccale quotidienne depuis plus de 3 mois, gonflement des glandes salivaires à l’âge adulte, boire pour avaler les aliments secs.',
  }),
  III: state('III. Ocular signs', 'III. Signes oculaires', {
    en: 'Schirmer I without anaesthesia ≤ 5 mm in 5 min, or van Bijsterveld ≥ 4.',
    fr: 'Schirmer I sans anesthésie ≤ 5 mm en 5 min, ou van Bijsterveld ≥ 4.',
  }),
  IV: state('IV. Histopathology', 'IV. Histopathologie', {
    en: 'Focus score ≥ 1 per 4 mm² in a labial gland.',
    fr: 'Focus score ≥ 1 par 4 mm² dans une glande labiale.',
  }),
  V: state('V. Salivary signs', 'V. Signes salivaires', {
    en: 'Unstimulated flow ≤ 1.5 mL in 15 min, or an abnormal parotid sialography or scintigraphy.',
    fr: 'Débit non stimulé ≤ 1,5 mL en 15 min, ou sialographie parotidienne ou scintigraphie anormale.',
  }),
  VI: state('VI. Autoantibodies', 'VI. Autoanticorps', {
    en: 'Anti-Ro/SSA or anti-La/SSB, or both.',
    fr: 'Anti-Ro/SSA ou anti-La/SSB, ou les deux.',
  }),
} as const

const itemIds = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

/** American-European consensus group criteria of 2002: six items, one rule for primary and one for associated disease. */
export const aecg2002 = instrument({
  id: 'aecg_2002',
  version: '2002',
  short: 'AECG 2002',
  title: { en: 'American-European consensus group criteria of 2002', fr: 'Critères du groupe de consensus américano-européen de 2002' },
  section: 'classification',
  measures: { en: 'Whether a patient belongs in a research group', fr: 'L’appartenance d’un patient à un groupe de recherche' },
  items,
  options: { policy: policyOption },
  results: {
    positive_min: { kind: 'number', label: words.count, unit: '{count}', min: '0', max: '6', better: 'lower' },
    positive_max: { kind: 'number', label: words.most, unit: '{count}', min: '0', max: '6', better: 'lower' },
    classified: { kind: 'yes-no', label: words.classified },
  },
  main: 'classified',
  rule: {
    en: 'Without another disease: four of the six items, the biopsy or the antibodies among them; or three of the four objective items III to VI. With another disease: a symptom (I or II) and two of III, IV and V. An exclusion excludes.',
    fr: 'Sans autre maladie : quatre des six éléments, dont la biopsie ou les anticorps ; ou trois des quatre éléments objectifs III à VI. Avec une autre maladie : un symptôme (I ou II) et deux parmi III, IV et V. Une exclusion exclut.',
  },
  missingRule: {
    en: 'The source is silent. Decided when the unknown items, exclusion or associated disease cannot change the answer; else missing. NRI: what would be missing is a “no”.',
    fr: 'La source ne dit rien. Conclu lorsque les éléments, l’exclusion ou la maladie associée inconnus ne peuvent pas changer la réponse ; sinon manquant. NRI : ce qui serait manquant devient « non ».',
  },
  sideRule: { en: 'One abnormal eye is enough for III.', fr: 'Un œil anormal suffit pour III.' },
  thresholds: [
    { label: { en: 'Primary, with IV or VI', fr: 'Primaire, avec IV ou VI' }, value: '>= 4 of 6', mark: 'primary' },
    { label: { en: 'Primary, objective items', fr: 'Primaire, éléments objectifs' }, value: '>= 3 of III to VI', mark: 'primary' },
    { label: { en: 'Associated', fr: 'Associé' }, value: 'I or II, and >= 2 of III to V', mark: 'primary' },
  ],
  mark: 'primary',
  marks: [
    {
      what: { en: 'sarcoidosis as an exclusion', fr: 'sarcoïdose comme exclusion' },
      mark: 'secondary',
      where: 'a comparison table of criteria',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [
    {
      title:
        'Classification criteria for Sjögren’s syndrome: a revised version of the European criteria proposed by the American-European Consensus Group',
      authors: 'Vitali C, Bombardieri S, Jonsson R, et al.',
      year: 2002,
      doi: '10.1136/ard.61.6.554',
      where: 'Ann Rheum Dis 2002;61:554-8, tables 2 and 3',
    },
    acrEular2017,
  ],
  disagreements: [
    {
      en: 'One open-access review prints Schirmer < 5, van Bijsterveld > 4, focus score > 1 and flow < 1.5. The primary tables say ≤ 5, ≥ 4, ≥ 1 and ≤ 1.5.',
      fr: 'Une revue en libre accès imprime Schirmer < 5, van Bijsterveld > 4, focus score > 1 et débit < 1,5. Les tableaux d’origine disent ≤ 5, ≥ 4, ≥ 1 et ≤ 1,5.',
    },
    {
      en: 'Secondary tables list sarcoidosis among the exclusions; table 3 as the journal’s site shows it does not.',
      fr: 'Des tableaux secondaires comptent la sarcoïdose parmi les exclusions ; le tableau 3, tel que le site de la revue l’affiche, ne la mentionne pas.',
    },
  ],
  edgeCases: [
    {
      en: 'Four positive items without biopsy and antibodies are not enough.',
      fr: 'Quatre éléments positifs sans biopsie ni anticorps ne suffisent pas.',
    },
    {
      en: 'Antibodies do not count for associated disease.',
      fr: 'Les anticorps ne comptent pas en cas de maladie associée.',
    },
    {
      en: 'The classification tree that the paper allows for surveys is not computed.',
      fr: 'L’arbre de classification que l’article permet pour les enquêtes n’est pas calculé.',
    },
  ],
  notice: {
    en: 'These criteria classify patients for research. They are not a diagnosis.',
    fr: 'Ces critères classent les patients pour la recherche. Ils ne posent pas un diagnostic.',
  },
  reasonWords: {
    excluded: { en: 'One of the exclusions applies.', fr: 'Une des exclusions s’applique.' },
    not_met: { en: 'The items needed are not positive.', fr: 'Les éléments nécessaires ne sont pas positifs.' },
  },
  examples: [
    {
      title: { en: 'Four of six with antibodies', fr: 'Quatre sur six avec anticorps' },
      input: { associated_disease: '0', any_exclusion: '0', I: '1', II: '1', III: '1', IV: '0', V: '0', VI: '1' },
      expect: { classified: '1', positive_min: '4' },
    },
    {
      title: { en: 'Three objective items, no symptom', fr: 'Trois éléments objectifs, aucun symptôme' },
      input: { associated_disease: '0', any_exclusion: '0', I: '0', II: '0', III: '1', IV: '0', V: '1', VI: '1' },
      expect: { classified: '1' },
    },
    {
      title: { en: 'Four of six, neither biopsy nor antibodies', fr: 'Quatre sur six, ni biopsie ni anticorps' },
      input: { associated_disease: '0', any_exclusion: '0', I: '1', II: '1', III: '1', IV: '0', V: '1', VI: '0' },
      expect: { classified: '0', reason: 'not_met' },
    },
  ],
  compute: (given, { policy }) => {
    const states: ItemStates = { ...given }
    const { classified, why } = judge(given.associated_disease, given.any_exclusion, states, policy)
    const known = itemIds.filter((id) => given[id] === true).length
    return {
      values: {
        positive_min: exact(known),
        positive_max: exact(known + itemIds.filter((id) => given[id] === undefined).length),
        classified,
      },
      reasons: why,
      parts: itemIds.map((id) => ({
        id,
        label: items[id].label,
        of: 1,
        ...(given[id] !== undefined && { got: exact(given[id] ? 1 : 0) }),
      })),
    }
  },
})
