import { compareExact, exact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { ifKnown } from '../../rules/known.ts'
import { brkic2013Paper, eularReview2023, kirou2004 } from './citations.ts'
import { fiveGeneFlags, fiveGeneMissing, fiveGeneOptions, fiveGeneRule, fiveGenes, scoreResult, zResults } from './five-genes.ts'
import { geneItems } from './gene-items.ts'

const genes = { g1: 'Gene 1', g2: 'Gene 2', g3: 'Gene 3', g4: 'Gene 4', g5: 'Gene 5' } as const
const ten = exact(10)

const controls = (mean: string, sd: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(genes).flatMap((id) => [
      [`mean_${id}`, mean],
      [`sd_${id}`, sd],
    ]),
  )

/** Interferon score of any five genes: the sum of their z scores against healthy controls. */
export const ifnZSum = instrument({
  id: 'ifn_z_sum',
  version: '2004',
  short: 'IFN z-sum',
  title: { en: 'Type I interferon score of five genes', fr: 'Score d’interféron de type I de cinq gènes' },
  aliases: ['kirou'],
  section: 'laboratory',
  measures: {
    en: 'Type I interferon activity from any five induced genes',
    fr: 'Activité interféron de type I à partir de cinq gènes induits',
  },
  items: geneItems(genes),
  options: fiveGeneOptions,
  results: {
    score: scoreResult,
    positive_ge10: { kind: 'yes-no', label: { en: 'Positive (10 or more)', fr: 'Positif (10 ou plus)' }, yes: 'bad' },
    ...zResults(genes),
  },
  main: 'score',
  rule: fiveGeneRule,
  missingRule: fiveGeneMissing,
  thresholds: [
    {
      label: {
        en: 'Positive, as published for one set of genes in monocytes',
        fr: 'Positif, tel que publié pour un jeu de gènes dans les monocytes',
      },
      value: '>= 10',
      mark: 'primary',
      citation: brkic2013Paper,
    },
  ],
  mark: 'unverified',
  marks: [
    { what: { en: 'sum of z scores on a linear scale', fr: 'somme de scores z sur une échelle linéaire' }, mark: 'unverified' },
    { what: { en: 'cut-off of 10', fr: 'seuil de 10' }, mark: 'primary', where: 'Brkic 2013, abstract, for its genes in monocytes' },
    {
      what: { en: 'standard deviation with n − 1, four of five genes', fr: 'écart-type avec n − 1, quatre gènes sur cinq' },
      mark: 'convention',
    },
  ],
  citations: [kirou2004, brkic2013Paper, eularReview2023],
  disagreements: [
    {
      en: 'There is no single interferon score: a EULAR review counted 412 methods in 276 papers and no gold standard.',
      fr: 'Il n’y a pas de score interféron unique : une revue de l’EULAR a compté 412 méthodes dans 276 articles, sans étalon-or.',
    },
  ],
  edgeCases: [
    {
      en: 'Say with every score which sample, platform, genes and controls it comes from; scores of different runs do not compare.',
      fr: 'Préciser avec chaque score l’échantillon, la plateforme, les gènes et les témoins ; les scores de séries différentes ne se comparent pas.',
    },
    {
      en: '9.99 is negative: nothing is rounded before the comparison.',
      fr: '9,99 est négatif : rien n’est arrondi avant la comparaison.',
    },
  ],
  flagWords: fiveGeneFlags,
  examples: [
    {
      title: { en: 'z of 4, 3, 2, 1 and 1', fr: 'z de 4, 3, 2, 1 et 1' },
      input: { x_g1: '9', x_g2: '7', x_g3: '5', x_g4: '3', x_g5: '3', ...controls('1', '2') },
      expect: { score: '11', positive_ge10: '1' },
    },
    {
      title: { en: 'A missing gene, scaled up', fr: 'Un gène manquant, extrapolé' },
      options: { missing_gene: 'rescale' },
      input: { x_g1: '4', x_g3: '4', x_g4: '4', x_g5: '4', ...controls('1', '1') },
      expect: { score: '15', positive_ge10: '1', flag: 'rescaled' },
    },
  ],
  compute: (given, options) => {
    const answer = fiveGenes(genes, given, options)
    if ('invalid' in answer) return answer
    const { score, z, flags } = answer
    return { values: { score, positive_ge10: ifKnown(score, (value) => compareExact(value, ten) >= 0), ...z }, flags }
  },
})
