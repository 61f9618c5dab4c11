import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { ifKnown } from '../../rules/known.ts'
import { brkic2013Paper, kirou2004 } from '../ifn-z-sum/citations.ts'
import { fiveGeneFlags, fiveGeneMissing, fiveGeneOptions, fiveGeneRule, fiveGenes, scoreResult, zResults } from '../ifn-z-sum/five-genes.ts'
import { geneItems } from '../ifn-z-sum/gene-items.ts'

const genes = { ifi44l: 'IFI44L', ifi44: 'IFI44', ifit3: 'IFIT3', ly6e: 'LY6E', mx1: 'MX1' } as const

/** Interferon type I signature of CD14 monocytes, 2013: IFI44L, IFI44, IFIT3, LY6E and MX1, positive from 10. */
export const brkic2013 = instrument({
  id: 'brkic2013',
  version: '2013',
  short: 'IFN monocytes',
  title: { en: 'Type I interferon score of monocytes (2013)', fr: 'Score d’interféron de type I des monocytes (2013)' },
  aliases: ['brkic'],
  section: 'laboratory',
  measures: {
    en: 'Type I interferon activity in CD14 monocytes, by quantitative PCR',
    fr: 'Activité interféron de type I des monocytes CD14, par PCR quantitative',
  },
  items: geneItems(genes),
  options: {
    ...fiveGeneOptions,
    positive_from: { kind: 'number', label: { en: 'Positive from', fr: 'Positif à partir de' }, default: '10', mark: 'primary' },
  },
  results: {
    score: scoreResult,
    positive: { kind: 'yes-no', label: { en: 'Interferon positive', fr: 'Interféron positif' }, yes: 'bad' },
    ...zResults(genes),
  },
  main: 'score',
  rule: fiveGeneRule,
  missingRule: fiveGeneMissing,
  thresholds: [
    { label: { en: 'Positive', fr: 'Positif' }, value: '>= 10', option: 'positive_from', mark: 'primary', citation: brkic2013Paper },
  ],
  mark: 'unverified',
  marks: [
    { what: { en: 'genes, cells and cut-off', fr: 'gènes, cellules et seuil' }, mark: 'primary', where: 'abstract' },
    { what: { en: 'sum of z scores', fr: 'somme de scores z' }, mark: 'unverified' },
    {
      what: { en: 'standard deviation with n − 1, four of five genes', fr: 'écart-type avec n − 1, quatre gènes sur cinq' },
      mark: 'convention',
    },
  ],
  citations: [brkic2013Paper, kirou2004],
  disagreements: [
    {
      en: 'A set with IFIT1 instead of LY6E is often quoted under this name. That one is the whole-blood set, with an id of its own.',
      fr: 'Un jeu avec IFIT1 au lieu de LY6E est souvent cité sous ce nom. C’est celui du sang total, qui a son propre identifiant.',
    },
  ],
  edgeCases: [
    {
      en: 'In the paper 55 % of 69 patients and 4.5 % of 44 controls were positive.',
      fr: 'Dans l’article, 55 % des 69 patients et 4,5 % des 44 témoins étaient positifs.',
    },
  ],
  flagWords: fiveGeneFlags,
  examples: [
    {
      title: { en: 'z of 2, 2, 2, 2 and 1.99', fr: 'z de 2, 2, 2, 2 et 1,99' },
      input: {
        x_ifi44l: '5',
        x_ifi44: '5',
        x_ifit3: '5',
        x_ly6e: '5',
        x_mx1: '4.98',
        mean_ifi44l: '1',
        mean_ifi44: '1',
        mean_ifit3: '1',
        mean_ly6e: '1',
        mean_mx1: '1',
        sd_ifi44l: '2',
        sd_ifi44: '2',
        sd_ifit3: '2',
        sd_ly6e: '2',
        sd_mx1: '2',
      },
      expect: { score: '9.99', positive: '0', z_mx1: '1.99' },
    },
  ],
  compute: (given, { positive_from, ...options }) => {
    const answer = fiveGenes(genes, given, options)
    if ('invalid' in answer) return answer
    const { score, z, flags } = answer
    return { values: { score, positive: ifKnown(score, (value) => compareExact(value, positive_from) >= 0), ...z }, flags }
  },
})
