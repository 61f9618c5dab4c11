import { compareExact, exact } from '@dacryon/core'
import { eyePolicyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import type { YesNoResult } from '../../definition/result.ts'
import { acrEular2016, aecg2002, star2022Paper } from '../../eyes/citations.ts'
import { eyeResults } from '../../eyes/eye-results.ts'
import { eyeFlags } from '../../eyes/eye-words.ts'
import { items } from './items.ts'
import { scoreSchirmer } from './score-schirmer.ts'
import { options, thresholds } from './thresholds.ts'

const abnormal = (en: string, fr: string, help: { readonly en: string; readonly fr: string }): YesNoResult => ({
  kind: 'yes-no',
  label: { en: `Abnormal: ${en}`, fr: `Anormal : ${fr}` },
  help,
  yes: 'bad',
})

const anyEye = { en: 'At least one eye at or below the cut-off.', fr: 'Au moins un œil au seuil ou en dessous.' }
const { right: _right, left: _left, ...both } = eyeResults('mm', '35', 'higher')
const five = exact(5)

/** Schirmer I on both eyes, in mm of paper wetted in 5 min without anaesthesia: which rule calls it abnormal. Lower is worse. */
export const schirmer = instrument({
  id: 'schirmer',
  version: 'I',
  short: 'Schirmer',
  title: { en: 'Schirmer I test', fr: 'Test de Schirmer I' },
  aliases: ['schirmer_i', 'schirmer-1'],
  section: 'ocular',
  measures: { en: 'Tear production', fr: 'Production de larmes' },
  items,
  options: { eye_policy: eyePolicyOption, ...options },
  results: {
    ...both,
    acr_eular: abnormal('ACR/EULAR 2016', 'ACR/EULAR 2016', anyEye),
    aecg: abnormal('AECG 2002', 'AECG 2002', anyEye),
    star: abnormal('STAR 2022', 'STAR 2022', { en: 'Mean of both eyes below the cut-off.', fr: 'Moyenne des deux yeux sous le seuil.' }),
    cress: abnormal('CRESS 2021', 'CRESS 2021', {
      en: 'Mean of both eyes at or below the cut-off; from memory, unverified.',
      fr: 'Moyenne des deux yeux au seuil ou en dessous ; de mémoire, non vérifié.',
    }),
    copenhagen: abnormal('Copenhagen', 'Copenhague', anyEye),
  },
  main: 'mean',
  rule: {
    en: 'Paper strip, 5 minutes, no anaesthetic. One test, two cut-offs and three comparisons: 5 or less in any eye (ACR/EULAR, AECG), mean below 5 (STAR), mean of 5 or less (CRESS), 10 or less in any eye (Copenhagen).',
    fr: 'Bandelette, 5 minutes, sans anesthésique. Un examen, deux seuils et trois comparaisons : au plus 5 dans un œil (ACR/EULAR, AECG), moyenne sous 5 (STAR), moyenne d’au plus 5 (CRESS), au plus 10 dans un œil (Copenhague).',
  },
  missingRule: {
    en: 'An abnormal eye decides “any eye”; a normal one does not while the other is missing. The mean needs both eyes unless the option says otherwise.',
    fr: 'Un œil anormal suffit pour « un œil » ; un œil normal ne suffit pas tant que l’autre manque. La moyenne demande les deux yeux, sauf option contraire.',
  },
  sideRule: {
    en: 'ACR/EULAR, AECG and Copenhagen: any eye. STAR and CRESS: mean of both eyes. Keep both eyes, never only one number a patient.',
    fr: 'ACR/EULAR, AECG et Copenhague : un des deux yeux. STAR et CRESS : moyenne des deux yeux. Conserver les deux yeux, jamais un seul chiffre par patient.',
  },
  thresholds,
  mark: 'primary',
  marks: [
    {
      what: { en: '35 mm as the whole strip', fr: '35 mm comme longueur de la bandelette' },
      mark: 'unverified',
    },
    { what: { en: 'CRESS cut-off', fr: 'seuil de CRESS' }, mark: 'unverified' },
    {
      what: { en: 'Copenhagen cut-off', fr: 'seuil de Copenhague' },
      mark: 'secondary',
      where: 'medicalalgorithms; which eye counts is our convention',
    },
    { what: { en: 'what to do when an eye is missing', fr: 'conduite à tenir quand un œil manque' }, mark: 'convention' },
  ],
  citations: [acrEular2016, aecg2002, star2022Paper],
  disagreements: [
    {
      en: 'Secondary papers print ACR/EULAR and AECG as below 5; the primary tables say 5 or less.',
      fr: 'Des articles secondaires impriment < 5 pour ACR/EULAR et AECG ; les tableaux d’origine disent ≤ 5.',
    },
  ],
  edgeCases: [
    {
      en: 'Exactly 5 in both eyes is abnormal for ACR/EULAR and AECG and normal for STAR.',
      fr: 'Exactement 5 aux deux yeux est anormal pour ACR/EULAR et AECG, et normal pour STAR.',
    },
    {
      en: 'With anaesthetic it is another test (Schirmer II, basic secretion): no result.',
      fr: 'Avec anesthésique, c’est un autre examen (Schirmer II, sécrétion basale) : pas de résultat.',
    },
    {
      en: 'Another duration than 5 minutes is refused: wetting is not proportional to time.',
      fr: 'Une autre durée que 5 minutes est refusée : l’imprégnation n’est pas proportionnelle au temps.',
    },
  ],
  examples: [
    {
      title: { en: '4 and 6 mm', fr: '4 et 6 mm' },
      input: { schirmer_r: '4', schirmer_l: '6' },
      expect: { mean: '5', worst: '4', acr_eular: '1', aecg: '1', star: '0', cress: '1', copenhagen: '1' },
    },
    {
      title: { en: '5 and 5 mm, the sharpest clash', fr: '5 et 5 mm, le désaccord le plus net' },
      input: { schirmer_r: '5', schirmer_l: '5' },
      expect: { acr_eular: '1', star: '0' },
    },
    {
      title: { en: 'One eye, normal', fr: 'Un œil, normal' },
      input: { schirmer_r: '12' },
      expect: { acr_eular: 'NA', copenhagen: 'NA', mean: 'NA' },
    },
    {
      title: { en: 'Read after 3 minutes', fr: 'Lu après 3 minutes' },
      input: { schirmer_r: '4', schirmer_l: '6', duration: '3' },
      expect: { mean: 'NA', reason: 'invalid:duration' },
    },
  ],
  reasonWords: {
    with_anaesthesia: {
      en: 'The test was done with anaesthetic: that is not Schirmer I.',
      fr: 'L’examen a été fait sous anesthésique : ce n’est pas un Schirmer I.',
    },
  },
  flagWords: eyeFlags,
  compute: (given, chosen) =>
    given.duration !== undefined && compareExact(given.duration, five) !== 0
      ? { invalid: ['invalid:duration'] }
      : scoreSchirmer(given, chosen),
})
