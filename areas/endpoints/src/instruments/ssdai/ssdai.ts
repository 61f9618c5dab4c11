import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { ifKnown } from '../../rules/known.ts'
import { vitali2007 } from './citation.ts'
import { ssdaiItems } from './items.ts'
import { itemsOf, weightedYes } from './weighted-yes.ts'

const items = itemsOf(ssdaiItems)
const absent = Object.fromEntries(Object.keys(items).map((id) => [id, '0']))

/** Italian Sjögren's syndrome disease activity index: eleven weighted variables, 0 to 21, higher is worse. */
export const ssdai = instrument({
  id: 'ssdai',
  version: '2007',
  short: 'SSDAI',
  title: { en: 'Sjögren’s syndrome disease activity index (Italian)', fr: 'Indice d’activité du syndrome de Sjögren (italien)' },
  section: 'activity',
  measures: { en: 'Systemic disease activity', fr: 'Activité systémique de la maladie' },
  items,
  options: {
    active_from: {
      kind: 'number',
      label: { en: 'Active disease from', fr: 'Maladie active à partir de' },
      default: '5',
      min: '0',
      mark: 'unverified',
    },
  },
  results: {
    total: { kind: 'number', label: { en: 'Total', fr: 'Total' }, unit: '{score}', min: '0', max: '21', better: 'lower' },
    partial_total: {
      kind: 'number',
      label: { en: 'Sum of the known variables', fr: 'Somme des variables connues' },
      help: { en: 'A lower bound of the total.', fr: 'Une borne inférieure du total.' },
      unit: '{score}',
      min: '0',
      max: '21',
      better: 'lower',
    },
    active: { kind: 'yes-no', label: { en: 'Active disease', fr: 'Maladie active' }, yes: 'bad' },
  },
  main: 'total',
  rule: {
    en: 'Each variable that is present adds its weight, 0 to 21 in all.',
    fr: 'Chaque variable présente ajoute son poids, de 0 à 21 au total.',
  },
  missingRule: {
    en: 'The source is silent. Any variable that is not known makes the total missing. Those that speak of a change need a previous visit.',
    fr: 'La source ne dit rien. Une variable inconnue rend le total manquant. Celles qui parlent d’une modification nécessitent une visite précédente.',
  },
  thresholds: [
    {
      label: { en: 'Active disease', fr: 'Maladie active' },
      value: '>= 5',
      option: 'active_from',
      mark: 'unverified',
      citation: vitali2007,
    },
  ],
  mark: 'unverified',
  marks: [
    { what: { en: 'eleven weighted variables', fr: 'onze variables pondérées' }, mark: 'primary', where: 'abstract' },
    {
      what: { en: 'list, weights and cut-off', fr: 'liste, poids et seuil' },
      mark: 'unverified',
      where: 'the weights sum to the reported maximum of 21',
    },
  ],
  citations: [vitali2007],
  edgeCases: [
    {
      en: 'At a first visit the variables that compare with a previous one are not known, so there is no total.',
      fr: 'À une première visite, les variables qui comparent avec la précédente sont inconnues : il n’y a pas de total.',
    },
    {
      en: 'When the known variables already reach the cut-off, the disease is active although the total is missing.',
      fr: 'Si les variables connues atteignent déjà le seuil, la maladie est active bien que le total manque.',
    },
  ],
  examples: [
    {
      title: { en: 'Fever and arthritis', fr: 'Fièvre et arthrite' },
      input: { ...absent, fever: '1', arthritis: '1' },
      expect: { total: '3', active: '0' },
    },
    {
      title: { en: 'Change in vasculitis and pleurisy', fr: 'Modification de la vascularite et pleurésie' },
      input: { ...absent, vasculitis_change: '1', lung: '1' },
      expect: { total: '7', active: '1' },
    },
  ],
  compute: (given, { active_from }) => {
    const { total, known, parts } = weightedYes(ssdaiItems, given)
    return {
      values: {
        total,
        partial_total: known,
        active: compareExact(known, active_from) >= 0 ? true : ifKnown(total, (value) => compareExact(value, active_from) >= 0),
      },
      parts,
    }
  },
})
