import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { missing } from '../../definition/reason.ts'
import { ifKnown } from '../../rules/known.ts'
import { kirou2004 } from '../ifn-z-sum/citations.ts'
import { fiveGeneFlags, fiveGeneMissing, fiveGeneOptions, fiveGeneRule, fiveGenes, scoreResult, zResults } from '../ifn-z-sum/five-genes.ts'
import { geneItems } from '../ifn-z-sum/gene-items.ts'

const genes = { ifi44: 'IFI44', ifi44l: 'IFI44L', ifit1: 'IFIT1', ifit3: 'IFIT3', mx1: 'MX1 (MxA)' } as const

const items = {
  ...geneItems(genes),
  cut_off: {
    kind: 'number',
    label: { en: 'Cut-off of the study', fr: 'Seuil de l’étude' },
    help: { en: 'Positive from this score on.', fr: 'Positif à partir de ce score.' },
    unit: '{score}',
    optional: true,
  },
} as const

/** Interferon type I score of whole blood: IFI44, IFI44L, IFIT1, IFIT3 and MX1; the cut-off is the study's own. */
export const wb5 = instrument({
  id: 'wb5',
  version: '2022',
  short: 'IFN whole blood',
  title: { en: 'Type I interferon score of whole blood, five genes', fr: 'Score d’interféron de type I du sang total, cinq gènes' },
  aliases: ['ifn5_whole_blood'],
  section: 'laboratory',
  measures: {
    en: 'Type I interferon activity in whole blood, by quantitative PCR',
    fr: 'Activité interféron de type I dans le sang total, par PCR quantitative',
  },
  items,
  options: fiveGeneOptions,
  results: {
    score: scoreResult,
    positive: { kind: 'yes-no', label: { en: 'Interferon positive', fr: 'Interféron positif' }, yes: 'bad', optional: true },
    ...zResults(genes),
  },
  main: 'score',
  rule: fiveGeneRule,
  missingRule: fiveGeneMissing,
  mark: 'unverified',
  marks: [
    { what: { en: 'genes and sample', fr: 'gènes et échantillon' }, mark: 'primary', where: 'Rheumatology 2022;61:2156-66, abstract' },
    { what: { en: 'sum of z scores', fr: 'somme de scores z' }, mark: 'unverified' },
    {
      what: { en: 'standard deviation with n − 1, four of five genes', fr: 'écart-type avec n − 1, quatre gènes sur cinq' },
      mark: 'convention',
    },
  ],
  citations: [
    {
      title: 'Serum interferon-α2 measured by single-molecule array associates with systemic disease manifestations in Sjögren’s syndrome',
      authors: 'Huijser E, Göpfert J, Brkic Z, et al.',
      year: 2022,
      where: 'Rheumatology 2022;61:2156-66, abstract: the five genes in whole blood',
    },
    kirou2004,
  ],
  disagreements: [
    {
      en: 'Often quoted under the name of the monocyte score of 2013, which has LY6E instead of IFIT1.',
      fr: 'Souvent cité sous le nom du score des monocytes de 2013, qui a LY6E au lieu d’IFIT1.',
    },
  ],
  edgeCases: [
    {
      en: 'There is no general cut-off: each study works one out from its controls.',
      fr: 'Il n’y a pas de seuil général : chaque étude en calcule un à partir de ses témoins.',
    },
  ],
  flagWords: fiveGeneFlags,
  examples: [
    {
      title: { en: 'With the cut-off of a study', fr: 'Avec le seuil d’une étude' },
      input: {
        x_ifi44: '3',
        x_ifi44l: '3',
        x_ifit1: '3',
        x_ifit3: '3',
        x_mx1: '3',
        mean_ifi44: '1',
        mean_ifi44l: '1',
        mean_ifit1: '1',
        mean_ifit3: '1',
        mean_mx1: '1',
        sd_ifi44: '1',
        sd_ifi44l: '1',
        sd_ifit1: '1',
        sd_ifit3: '1',
        sd_mx1: '1',
        cut_off: '8.5',
      },
      expect: { score: '10', positive: '1' },
    },
  ],
  compute: ({ cut_off, ...given }, options) => {
    const answer = fiveGenes(genes, given, options)
    if ('invalid' in answer) return answer
    const { score, z, flags } = answer
    const positive = ifKnown(score, (value) => (cut_off === undefined ? missing('missing:cut_off') : compareExact(value, cut_off) >= 0))
    return { values: { score, positive, ...z }, flags }
  },
})
