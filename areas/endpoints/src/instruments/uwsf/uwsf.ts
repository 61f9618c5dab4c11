import { compareExact, exact, multiplyExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberOption } from '../../definition/option.ts'
import type { NumberResult, YesNoResult } from '../../definition/result.ts'
import { acrEular2016, aecg2002 } from '../../eyes/citations.ts'
import { ifKnown } from '../../rules/known.ts'
import { flowOf } from './flow-of.ts'
import { items } from './items.ts'

const cut = (en: string, fr: string, value: string, mark: NonNullable<NumberOption['mark']>): NumberOption => ({
  kind: 'number',
  label: { en, fr },
  unit: 'mL/min',
  default: value,
  min: '0',
  mark,
})

const flow = (en: string, fr: string): NumberResult => ({ kind: 'number', label: { en, fr }, unit: 'mL/min', min: '0', better: 'higher' })
const low = (en: string, fr: string): YesNoResult => ({ kind: 'yes-no', label: { en, fr }, yes: 'bad' })
const [five, fifteen] = [exact(5), exact(15)]

/** Whole saliva flow in mL/min at rest, and when chewing, with the cut-offs of each rule. Lower is worse. */
export const uwsf = instrument({
  id: 'uwsf',
  version: '1',
  short: 'Saliva flow',
  title: { en: 'Whole saliva flow', fr: 'Débit salivaire total' },
  aliases: ['uws', 'sialometry', 'swsf', 'saliva_flow'],
  section: 'oral',
  measures: { en: 'Production of saliva', fr: 'Production de salive' },
  items,
  options: {
    acr_eular_cut: cut('ACR/EULAR 2016: at most', 'ACR/EULAR 2016 : au plus', '0.1', 'primary'),
    aecg_cut: {
      kind: 'number',
      label: { en: 'AECG 2002: at most, in 15 min', fr: 'AECG 2002 : au plus, en 15 min' },
      unit: 'mL/(15.min)',
      default: '1.5',
      min: '0',
      mark: 'primary',
    },
    stimulated_cut: cut('Stimulated flow low: at most', 'Débit stimulé bas : au plus', '0.7', 'secondary'),
    stratum_cut: cut('Stimulated flow, stratum from', 'Débit stimulé, strate à partir de', '0.1', 'primary'),
  },
  results: {
    uwsf: flow('Unstimulated flow', 'Débit non stimulé'),
    acr_eular: low('Low: ACR/EULAR 2016', 'Bas : ACR/EULAR 2016'),
    aecg: low('Low: AECG 2002', 'Bas : AECG 2002'),
    swsf: { ...flow('Stimulated flow', 'Débit stimulé'), optional: true },
    swsf_low: { ...low('Stimulated flow low', 'Débit stimulé bas'), optional: true },
    swsf_stratum: {
      kind: 'yes-no',
      label: { en: 'Some stimulated flow is left', fr: 'Il reste un débit stimulé' },
      help: {
        en: 'Stratum of the multinational abatacept trial: 0.1 mL/min or more.',
        fr: 'Strate de l’essai multinational de l’abatacept : 0,1 mL/min ou plus.',
      },
      yes: 'good',
      optional: true,
    },
  },
  main: 'uwsf',
  rule: {
    en: 'Volume collected over 5 to 15 minutes, sitting still without talking or chewing, divided by the minutes. 0.1 mL/min or less is low, which is the 1.5 mL in 15 minutes of AECG.',
    fr: 'Volume recueilli en 5 à 15 minutes, assis, sans parler ni mâcher, divisé par la durée. Au plus 0,1 mL/min est bas, soit le 1,5 mL en 15 minutes de l’AECG.',
  },
  missingRule: {
    en: 'A volume of 0 is a result. Without volume or minutes the recorded flow is used; without that there is no result. A unit is never guessed.',
    fr: 'Un volume de 0 est un résultat. Sans volume ou durée, le débit enregistré est utilisé ; à défaut, pas de résultat. L’unité n’est jamais devinée.',
  },
  thresholds: [
    {
      label: { en: 'ACR/EULAR 2016', fr: 'ACR/EULAR 2016' },
      value: '<= 0.1 mL/min',
      option: 'acr_eular_cut',
      mark: 'primary',
      citation: acrEular2016,
    },
    { label: { en: 'AECG 2002', fr: 'AECG 2002' }, value: '<= 1.5 mL/15 min', option: 'aecg_cut', mark: 'primary', citation: aecg2002 },
    { label: { en: 'Stimulated flow low', fr: 'Débit stimulé bas' }, value: '<= 0.7 mL/min', option: 'stimulated_cut', mark: 'secondary' },
    {
      label: { en: 'Stimulated flow, trial stratum', fr: 'Débit stimulé, strate d’essai' },
      value: '>= 0.1 mL/min',
      option: 'stratum_cut',
      mark: 'primary',
    },
    { label: { en: 'Healthy, unstimulated', fr: 'Sujet sain, non stimulé' }, value: '0.3 to 0.4 mL/min', mark: 'secondary' },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'how it is collected', fr: 'mode de recueil' }, mark: 'secondary', where: 'PMC5784475' },
    {
      what: { en: 'stimulated flow of 0.7 or less', fr: 'débit stimulé d’au plus 0,7' },
      mark: 'secondary',
      where: 'Int Dent J 2020, abstract',
    },
    { what: { en: 'a gram counts as a millilitre', fr: 'un gramme compte pour un millilitre' }, mark: 'convention' },
    {
      what: { en: 'volume and minutes go before a recorded flow', fr: 'volume et durée priment sur un débit enregistré' },
      mark: 'convention',
    },
  ],
  citations: [
    acrEular2016,
    aecg2002,
    {
      title: 'Measuring salivary flow: challenges and opportunities',
      authors: 'Navazesh M, Kumar SK',
      year: 2008,
      where: 'J Am Dent Assoc 2008;139 Suppl:35S-40S',
    },
  ],
  disagreements: [
    {
      en: 'Files hold mL per minute, per 5 and per 15 minutes under the same name: the unit must be declared.',
      fr: 'Des fichiers contiennent des mL par minute, par 5 et par 15 minutes sous le même nom : l’unité doit être déclarée.',
    },
    {
      en: 'One review prints the AECG item as below 1.5; the primary table says 1.5 or less.',
      fr: 'Une revue imprime < 1,5 pour l’AECG ; le tableau d’origine dit ≤ 1,5.',
    },
  ],
  edgeCases: [
    { en: '1.5 mL in 15 minutes is exactly 0.1: low.', fr: '1,5 mL en 15 minutes fait exactement 0,1 : bas.' },
    {
      en: 'Another duration at follow-up than at baseline invalidates STAR.',
      fr: 'Une durée de recueil différente de celle de la visite initiale invalide STAR.',
    },
  ],
  examples: [
    {
      title: { en: 'Fifteen minutes', fr: 'Quinze minutes' },
      input: { volume: '1.5', minutes: '15' },
      expect: { uwsf: '0.1', acr_eular: '1', aecg: '1' },
    },
    {
      title: { en: 'Five minutes', fr: 'Cinq minutes' },
      input: { volume: '0.6', minutes: '5' },
      expect: { uwsf: '0.12', acr_eular: '0', aecg: '0' },
    },
    {
      title: { en: 'No saliva at all', fr: 'Aucune salive' },
      input: { volume: '0', minutes: '15' },
      expect: { uwsf: '0', acr_eular: '1' },
    },
    {
      title: { en: 'Recorded flows', fr: 'Débits enregistrés' },
      input: { flow: '0.11', stimulated_flow: '0.7' },
      expect: { uwsf: '0.11', acr_eular: '0', swsf_low: '1', swsf_stratum: '1' },
    },
  ],
  flagWords: {
    flow_differs: {
      en: 'The recorded flow is not volume over minutes; volume and minutes were used.',
      fr: 'Le débit enregistré n’est pas le volume divisé par la durée ; volume et durée ont été utilisés.',
    },
    unusual_duration: { en: 'Collected for less than 5 or more than 15 minutes.', fr: 'Recueil de moins de 5 ou de plus de 15 minutes.' },
  },
  compute: (given, { acr_eular_cut, aecg_cut, stimulated_cut, stratum_cut }) => {
    const rest = flowOf(given, { volume: 'volume', minutes: 'minutes', flow: 'flow' })
    const chewing = flowOf(given, { volume: 'stimulated_volume', minutes: 'stimulated_minutes', flow: 'stimulated_flow' })
    const minutes = given.minutes
    const unusual = minutes !== undefined && (compareExact(minutes, five) < 0 || compareExact(minutes, fifteen) > 0)
    const flags = [...(rest.differs || chewing.differs ? ['flow_differs'] : []), ...(unusual ? ['unusual_duration'] : [])]
    return {
      values: {
        uwsf: rest.value,
        acr_eular: ifKnown(rest.value, (value) => compareExact(value, acr_eular_cut) <= 0),
        aecg: ifKnown(rest.value, (value) => compareExact(multiplyExact(value, fifteen), aecg_cut) <= 0),
        swsf: chewing.value,
        swsf_low: ifKnown(chewing.value, (value) => compareExact(value, stimulated_cut) <= 0),
        swsf_stratum: ifKnown(chewing.value, (value) => compareExact(value, stratum_cut) >= 0),
      },
      ...(flags.length > 0 && { flags }),
    }
  },
})
