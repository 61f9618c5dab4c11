import { addExact, type Citation, compareExact, divideExact, type Exact, exact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { missing } from '../../definition/reason.ts'
import { ifKnown, lacking } from '../../rules/known.ts'

const quantity = (symbol: string) =>
  ({
    kind: 'number',
    label: { en: `${symbol}, relative quantity`, fr: `${symbol}, quantité relative` },
    help: { en: '2^-ΔΔCt against the control calibrator, linear.', fr: '2^-ΔΔCt par rapport au calibrateur témoin, linéaire.' },
    unit: '{ratio}',
    min: '0',
    worse: 'higher',
  }) as const satisfies NumberItem

const rice2017: Citation = {
  title: 'Assessment of Type I Interferon Signaling in Pediatric Inflammatory Disease',
  authors: 'Rice GI, Melki I, Frémond ML, et al.',
  year: 2017,
  doi: '10.1007/s10875-016-0359-1',
  where: 'J Clin Immunol 2017;37, number 2, abstract and discussion',
}

const items = {
  rq_ifi27: quantity('IFI27'),
  rq_ifi44l: quantity('IFI44L'),
  rq_ifit1: quantity('IFIT1'),
  rq_isg15: quantity('ISG15'),
  rq_rsad2: quantity('RSAD2'),
  rq_siglec1: quantity('SIGLEC1'),
}

const median = (values: readonly Exact[]): Exact | undefined => {
  const sorted = values.toSorted(compareExact)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : divideExact(addExact(low, high), exact(2))
}

/** Six-gene interferon score of whole blood: the median of six relative quantities. */
export const isg6 = instrument({
  id: 'isg6',
  version: '1',
  short: 'ISG6',
  title: { en: 'Interferon score of six genes, median', fr: 'Score interféron de six gènes, médiane' },
  section: 'laboratory',
  measures: {
    en: 'Type I interferon activity in whole blood, by quantitative PCR against HPRT1 and 18S',
    fr: 'Activité interféron de type I dans le sang total, par PCR quantitative rapportée à HPRT1 et 18S',
  },
  items,
  options: {
    positive_above: { kind: 'number', label: { en: 'Positive above', fr: 'Positif au-dessus de' }, default: '2.466', mark: 'primary' },
  },
  results: {
    score: { kind: 'number', label: { en: 'Interferon score', fr: 'Score interféron' }, unit: '{ratio}', min: '0', better: 'lower' },
    positive: { kind: 'yes-no', label: { en: 'Interferon positive', fr: 'Interféron positif' }, yes: 'bad' },
  },
  main: 'score',
  rule: {
    en: 'The median of the six relative quantities: the mean of the third and fourth in size.',
    fr: 'La médiane des six quantités relatives : la moyenne de la troisième et de la quatrième.',
  },
  missingRule: { en: 'Any gene that is missing leaves no score.', fr: 'Un gène manquant ne laisse pas de score.' },
  thresholds: [
    { label: { en: 'Positive', fr: 'Positif' }, value: '> 2.466', option: 'positive_above', mark: 'primary', citation: rice2017 },
  ],
  mark: 'primary',
  marks: [
    {
      what: { en: 'genes, median', fr: 'gènes, médiane' },
      mark: 'primary',
      where: 'Rice 2017, abstract and discussion',
    },
    {
      what: { en: 'reference genes HPRT1 and 18S', fr: 'gènes de référence HPRT1 et 18S' },
      mark: 'secondary',
      where: 'a public page of laboratory protocols',
    },
    {
      what: { en: 'cut-off: mean + 2 SD of 29 controls', fr: 'seuil : moyenne + 2 écarts-types de 29 témoins' },
      mark: 'primary',
      where: 'Rice 2017, abstract and discussion',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [rice2017],
  edgeCases: [
    { en: 'A score of exactly 2.466 is negative.', fr: 'Un score d’exactement 2,466 est négatif.' },
    {
      en: 'The cut-off belongs to the controls of one laboratory: set your own.',
      fr: 'Le seuil appartient aux témoins d’un laboratoire : indiquer le vôtre.',
    },
  ],
  examples: [
    {
      title: { en: 'Median of six', fr: 'Médiane de six' },
      input: { rq_ifi27: '12', rq_ifi44l: '3', rq_ifit1: '2', rq_isg15: '1', rq_rsad2: '5', rq_siglec1: '0.5' },
      expect: { score: '2.5', positive: '1' },
    },
  ],
  compute: (given, { positive_above }) => {
    const known = Object.values(given).filter((value) => value !== undefined)
    const score = lacking(given, Object.keys(items)) ?? median(known) ?? missing('items_missing')
    return { values: { score, positive: ifKnown(score, (value) => compareExact(value, positive_above) > 0) } }
  },
})
