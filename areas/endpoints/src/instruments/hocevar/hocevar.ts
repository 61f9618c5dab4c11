import { compareExact, exact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { missing } from '../../definition/reason.ts'
import type { NumberResult, YesNoResult } from '../../definition/result.ts'
import { fallsByPercent } from '../../rules/change.ts'
import { ifKnown } from '../../rules/known.ts'
import { glandParts, glandScores, sumOfGlands } from '../../ultrasound/gland-scores.ts'
import { gradedItems } from '../../ultrasound/glands.ts'
import { examples } from './examples.ts'
import { glands } from './glands.ts'
import { hocevar2005, thresholds } from './thresholds.ts'

const gland = (label: { readonly en: string; readonly fr: string }, max: string): NumberResult => ({
  kind: 'number',
  label,
  unit: '{score}',
  min: '0',
  max,
  better: 'lower',
})

const from = (en: string, fr: string): YesNoResult => ({ kind: 'yes-no', label: { en, fr }, yes: 'bad' })
const [seventeen, fifteen] = [exact(17), exact(15)]

/** Hočevar ultrasound score of the four salivary glands, 0 to 48: five parameters a gland. Higher is worse. */
export const hocevar = instrument({
  id: 'hocevar',
  version: '2005',
  short: 'Hočevar',
  title: { en: 'Hočevar salivary gland ultrasound score', fr: 'Score échographique de Hočevar des glandes salivaires' },
  aliases: ['hočevar', 'sgus_48'],
  section: 'ultrasound',
  measures: { en: 'Structure of the salivary glands in ultrasound', fr: 'Structure échographique des glandes salivaires' },
  items: {
    ...gradedItems(glands),
    baseline_total: {
      kind: 'number',
      label: { en: 'Total of the earlier visit', fr: 'Total de la visite précédente' },
      unit: '{score}',
      min: '0',
      max: '48',
      whole: true,
      visit: 'baseline',
      variables: ['sgus.hocevar'],
      from: { instrument: 'hocevar', result: 'total' },
      optional: true,
    },
  },
  options: {
    cut: { kind: 'number', label: { en: 'Positive from', fr: 'Positif à partir de' }, default: '17', min: '0', max: '48', mark: 'primary' },
    fall_percent: {
      kind: 'number',
      label: { en: 'Response: fall of at least, percent', fr: 'Réponse : baisse d’au moins, pour cent' },
      default: '25',
      min: '0',
      max: '100',
      mark: 'primary',
    },
  },
  results: {
    pr: gland(glands.pr.label, '13'),
    pl: gland(glands.pl.label, '13'),
    sr: gland(glands.sr.label, '11'),
    sl: gland(glands.sl.label, '11'),
    total: gland({ en: 'Total', fr: 'Total' }, '48'),
    ge17: from('17 or more (2005)', '17 ou plus (2005)'),
    ge15: from('15 or more (later study)', '15 ou plus (étude ultérieure)'),
    positive: from('Positive', 'Positif'),
    response: {
      kind: 'yes-no',
      label: { en: 'Response as STAR and CRESS have it', fr: 'Réponse au sens de STAR et CRESS' },
      yes: 'good',
      optional: true,
    },
  },
  main: 'total',
  earlier: { item: 'baseline_total', result: 'total' },
  rule: {
    en: 'Echogenicity, inhomogeneity, hypoechogenic areas, hyperechogenic reflections and clearness of borders of the four glands, summed. A parotid adds up to 13, a submandibular gland up to 11.',
    fr: 'Échogénicité, hétérogénéité, plages hypoéchogènes, réflexions hyperéchogènes et netteté des contours des quatre glandes, additionnées. Une parotide ajoute jusqu’à 13, une glande submandibulaire jusqu’à 11.',
  },
  missingRule: {
    en: 'A parameter that is missing makes its gland and the total missing. A removed gland is missing, not 0.',
    fr: 'Un paramètre manquant rend sa glande et le total manquants. Une glande retirée est manquante, et non 0.',
  },
  sideRule: { en: 'All four glands are summed.', fr: 'Les quatre glandes sont additionnées.' },
  thresholds,
  mark: 'unverified',
  marks: [
    {
      what: { en: 'five parameters, four glands, 0 to 48, cut-off of 17', fr: 'cinq paramètres, quatre glandes, 0 à 48, seuil de 17' },
      mark: 'primary',
      where: 'Hočevar 2005, abstract',
    },
    {
      what: { en: 'range of each parameter', fr: 'étendue de chaque paramètre' },
      mark: 'unverified',
      where: 'the ranges reproduce the published 48',
    },
    {
      what: { en: 'reaching 17 counts', fr: 'atteindre 17 suffit' },
      mark: 'convention',
      where: 'the abstract does not say whether 17 itself is positive',
    },
  ],
  citations: [hocevar2005],
  disagreements: [
    {
      en: 'A later study of the same score (PMID 25936787, abstract) preferred 15 (sensitivity 88.6 %, specificity 84.2 %) to 17 (58.8 %, 98.7 %).',
      fr: 'Une étude ultérieure du même score (PMID 25936787, résumé) préfère 15 (sensibilité 88,6 %, spécificité 84,2 %) à 17 (58,8 %, 98,7 %).',
    },
  ],
  edgeCases: [
    {
      en: 'Hyperechogenic reflections of a submandibular gland are 0 or 1.',
      fr: 'Les réflexions hyperéchogènes d’une glande submandibulaire valent 0 ou 1.',
    },
    { en: '16 to 12 is exactly 25 %: a response.', fr: 'De 16 à 12, la baisse est d’exactement 25 % : une réponse.' },
    { en: 'A total of 0 cannot fall: no response.', fr: 'Un total de 0 ne peut baisser : pas de réponse.' },
  ],
  examples,
  compute: (given, { cut, fall_percent }) => {
    const scores = glandScores(glands, given)
    const total = sumOfGlands(scores)
    const reaches = (least: typeof cut) => ifKnown(total, (value) => compareExact(value, least) >= 0)
    const base = given.baseline_total
    return {
      values: {
        ...scores,
        total,
        ge17: reaches(seventeen),
        ge15: reaches(fifteen),
        positive: reaches(cut),
        response: ifKnown(total, (value) =>
          base === undefined ? missing('missing:baseline_total') : fallsByPercent(base, value, fall_percent),
        ),
      },
      parts: glandParts(glands, scores),
    }
  },
})
