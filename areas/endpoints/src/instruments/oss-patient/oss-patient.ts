import { compareExact, type Exact } from '@dacryon/core'
import { eyePolicyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import type { Missing } from '../../definition/reason.ts'
import { acrEular2016, rasmussen2019, star2022Paper, whitcher2010 } from '../../eyes/citations.ts'
import { eyeResults } from '../../eyes/eye-results.ts'
import { eyeFlags } from '../../eyes/eye-words.ts'
import { anyOf } from '../../rules/any-of.ts'
import { bothEyes } from '../../rules/both-eyes.ts'
import { ifKnown, orMissing } from '../../rules/known.ts'
import { ossOptions, ossThresholds } from '../oss/cut-offs.ts'

const eye = {
  kind: 'number',
  help: { en: 'Total of the eye, 0 to 12.', fr: 'Total de l’œil, de 0 à 12.' },
  unit: '{score}',
  min: '0',
  max: '12',
  whole: true,
  worse: 'higher',
} as const

const { right: _right, left: _left, ...both } = eyeResults('{score}', '12', 'lower')

/** Ocular staining score of both eyes: the worse eye, the mean, and what each rule says. Higher is worse. */
export const ossPatient = instrument({
  id: 'oss_patient',
  version: 'SICCA-2010',
  short: 'OSS, both eyes',
  title: { en: 'Ocular staining score (SICCA), both eyes', fr: 'Score de coloration oculaire (SICCA), deux yeux' },
  section: 'ocular',
  measures: { en: 'Damage of the surface of the eyes', fr: 'Atteinte de la surface des yeux' },
  items: {
    oss_r: { ...eye, label: { en: 'Right eye', fr: 'Œil droit' }, eye: 'right', variables: ['oc.oss_r'] },
    oss_l: { ...eye, label: { en: 'Left eye', fr: 'Œil gauche' }, eye: 'left', variables: ['oc.oss_l'] },
  },
  options: {
    eye_policy: eyePolicyOption,
    ...ossOptions,
    star_cut: {
      kind: 'number',
      label: { en: 'Abnormal mean from (STAR)', fr: 'Moyenne anormale à partir de (STAR)' },
      default: '3',
      min: '0',
      max: '12',
      mark: 'primary',
    },
  },
  results: {
    ...both,
    any3: { kind: 'yes-no', label: { en: 'SICCA, ACR 2012: any eye 3 or more', fr: 'SICCA, ACR 2012 : un œil à 3 ou plus' }, yes: 'bad' },
    any5: { kind: 'yes-no', label: { en: 'ACR/EULAR 2016: any eye 5 or more', fr: 'ACR/EULAR 2016 : un œil à 5 ou plus' }, yes: 'bad' },
    star_abnormal: { kind: 'yes-no', label: { en: 'STAR: mean 3 or more', fr: 'STAR : moyenne de 3 ou plus' }, yes: 'bad' },
  },
  main: 'worst',
  rule: {
    en: 'Three readings of the same two numbers: any eye at 5 or more (ACR/EULAR 2016), any eye at 3 or more (SICCA, ACR 2012), mean of 3 or more (STAR).',
    fr: 'Trois lectures des deux mêmes nombres : un œil à 5 ou plus (ACR/EULAR 2016), un œil à 3 ou plus (SICCA, ACR 2012), une moyenne de 3 ou plus (STAR).',
  },
  missingRule: {
    en: 'A positive eye decides “any eye”; a negative one does not while the other is missing. Worse eye and mean need both eyes; an option takes the one eye as mean.',
    fr: 'Un œil positif suffit pour « un œil » ; un œil négatif ne suffit pas tant que l’autre manque. L’œil le plus atteint et la moyenne demandent les deux yeux ; une option accepte un seul œil comme moyenne.',
  },
  sideRule: {
    en: 'Any eye for classification, mean of both eyes for STAR.',
    fr: 'Un des deux yeux pour la classification, moyenne des deux yeux pour STAR.',
  },
  thresholds: ossThresholds,
  mark: 'primary',
  marks: [
    { what: { en: 'any eye for the cut-off of 3', fr: 'un des deux yeux pour le seuil de 3' }, mark: 'convention' },
    { what: { en: 'what to do when an eye is missing', fr: 'conduite à tenir quand un œil manque' }, mark: 'convention' },
  ],
  citations: [whitcher2010, acrEular2016, star2022Paper, rasmussen2019],
  edgeCases: [
    {
      en: 'A mean of exactly 3.0 is abnormal for STAR, 2.5 is normal.',
      fr: 'Une moyenne d’exactement 3,0 est anormale pour STAR, 2,5 est normale.',
    },
    {
      en: '5 and 0: positive for ACR/EULAR, mean of 2.5 normal for STAR.',
      fr: '5 et 0 : positif pour ACR/EULAR, moyenne de 2,5 normale pour STAR.',
    },
  ],
  examples: [
    {
      title: { en: 'One bad eye', fr: 'Un seul œil atteint' },
      input: { oss_r: '5', oss_l: '0' },
      expect: { worst: '5', mean: '2.5', any3: '1', any5: '1', star_abnormal: '0' },
    },
    {
      title: { en: 'Mean at the cut-off', fr: 'Moyenne au seuil' },
      input: { oss_r: '4', oss_l: '2' },
      expect: { mean: '3', any5: '0', star_abnormal: '1' },
    },
    {
      title: { en: 'One eye is enough to be positive', fr: 'Un œil suffit pour être positif' },
      input: { oss_l: '6' },
      expect: { any5: '1', worst: 'NA', mean: 'NA' },
    },
  ],
  flagWords: eyeFlags,
  compute: ({ oss_r, oss_l }, { eye_policy, sicca_cut, acr_eular_cut, star_cut }) => {
    const eyes = [orMissing(oss_r, 'missing:oss_r'), orMissing(oss_l, 'missing:oss_l')] as const
    const { worst, mean, single } = bothEyes(...eyes, 'higher', eye_policy)
    const from = (cut: Exact) => (value: Exact) => compareExact(value, cut) >= 0
    const anyFrom = (cut: Exact): boolean | Missing => anyOf(eyes.map((value) => ifKnown(value, from(cut))))
    return {
      values: { worst, mean, any3: anyFrom(sicca_cut), any5: anyFrom(acr_eular_cut), star_abnormal: ifKnown(mean, from(star_cut)) },
      ...(single && { flags: ['one_eye_used'] }),
    }
  },
})
