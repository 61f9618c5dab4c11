import { compareExact, negateExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { ifKnown } from '../../rules/known.ts'
import { zOf, zSum } from '../ifn-z-sum/z-sum.ts'

const part = (symbol: string, en: string, fr: string) =>
  ({
    kind: 'number',
    label: { en: `${symbol}, ${en}`, fr: `${symbol}, ${fr}` },
    group: { en: symbol, fr: symbol },
    unit: '{ratio}',
    min: '0',
    max: '1',
  }) as const satisfies NumberItem

const patient = (symbol: string) => part(symbol, 'methylation (0 to 1)', 'méthylation (0 à 1)')
const mean = (symbol: string) => part(symbol, 'mean of the controls', 'moyenne des témoins')
const sd = (symbol: string) => {
  const { min: _, ...rest } = part(symbol, 'SD of the controls (n − 1)', 'écart-type des témoins (n − 1)')
  return { ...rest, above: '0' } as const satisfies NumberItem
}

const paper = {
  title: 'DNA Methylation-Based Interferon Scores Associate With Sub-Phenotypes in Primary Sjögren’s Syndrome',
  authors: 'Imgenberg-Kreuz J, Sandling JK, Norheim KB, et al.',
  year: 2021,
  doi: '10.3389/fimmu.2021.702037',
  where: 'Front Immunol 2021;12:702037, abstract',
} as const

/** Interferon score from DNA methylation at RSAD2, IFIT1 and IFI44L. */
export const dnam3 = instrument({
  id: 'dnam3',
  version: '2021',
  short: 'DNAm IFN',
  title: { en: 'Interferon score from DNA methylation, three genes', fr: 'Score interféron par méthylation de l’ADN, trois gènes' },
  section: 'laboratory',
  measures: { en: 'Interferon activity read from blood DNA', fr: 'Activité interféron lue dans l’ADN sanguin' },
  items: {
    x_rsad2: patient('RSAD2'),
    x_ifit1: patient('IFIT1'),
    x_ifi44l: patient('IFI44L'),
    mean_rsad2: mean('RSAD2'),
    mean_ifit1: mean('IFIT1'),
    mean_ifi44l: mean('IFI44L'),
    sd_rsad2: sd('RSAD2'),
    sd_ifit1: sd('IFIT1'),
    sd_ifi44l: sd('IFI44L'),
  },
  options: {
    higher_when: {
      kind: 'choice',
      label: { en: 'The score rises when methylation is', fr: 'Le score augmente quand la méthylation est' },
      help: {
        en: 'Active interferon genes are less methylated, so the sign of each z is turned. The text read does not spell the sign out.',
        fr: 'Les gènes interféron actifs sont moins méthylés : le signe de chaque z est donc inversé. Le texte lu ne précise pas le signe.',
      },
      choices: {
        lower: { en: 'lower than in controls', fr: 'plus basse que chez les témoins' },
        higher: { en: 'higher', fr: 'plus haute' },
      },
      default: 'lower',
      mark: 'convention',
    },
    positive_above: { kind: 'number', label: { en: 'Positive above', fr: 'Positif au-dessus de' }, default: '4.4', mark: 'primary' },
  },
  results: {
    score: { kind: 'number', label: { en: 'Interferon score', fr: 'Score interféron' }, unit: '{score}', better: 'lower' },
    positive: { kind: 'yes-no', label: { en: 'Interferon positive', fr: 'Interféron positif' }, yes: 'bad' },
  },
  main: 'score',
  rule: {
    en: 'The sum over the three genes of how many standard deviations of the controls the methylation lies below their mean.',
    fr: 'La somme, sur les trois gènes, du nombre d’écarts-types des témoins dont la méthylation est inférieure à leur moyenne.',
  },
  missingRule: { en: 'Any gene that is missing leaves no score.', fr: 'Un gène manquant ne laisse pas de score.' },
  thresholds: [
    {
      label: {
        en: 'High: above mean + 2 SD of the paper’s controls',
        fr: 'Élevé : au-dessus de la moyenne + 2 écarts-types des témoins de l’article',
      },
      value: '> 4.4',
      option: 'positive_above',
      mark: 'primary',
      citation: paper,
    },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'genes and cut-off', fr: 'gènes et seuil' }, mark: 'primary', where: 'abstract' },
    { what: { en: 'sign of the z scores, missing rule', fr: 'signe des scores z, données manquantes' }, mark: 'convention' },
  ],
  citations: [paper],
  edgeCases: [
    {
      en: 'The cut-off belongs to the controls of the paper: work out mean + 2 SD of your own.',
      fr: 'Le seuil appartient aux témoins de l’article : calculer la moyenne + 2 écarts-types des vôtres.',
    },
    {
      en: 'High in 59 % of 100 patients and 4 % of 587 controls of the paper.',
      fr: 'Élevé chez 59 % des 100 patients et 4 % des 587 témoins de l’article.',
    },
  ],
  examples: [
    {
      title: { en: 'Less methylated than the controls', fr: 'Moins méthylé que chez les témoins' },
      input: {
        x_rsad2: '0.4',
        x_ifit1: '0.5',
        x_ifi44l: '0.6',
        mean_rsad2: '0.6',
        mean_ifit1: '0.6',
        mean_ifi44l: '0.7',
        sd_rsad2: '0.1',
        sd_ifit1: '0.05',
        sd_ifi44l: '0.1',
      },
      expect: { score: '5', positive: '1' },
    },
  ],
  compute: (given, { higher_when, positive_above }) => {
    const { score: sum } = zSum(
      ['rsad2', 'ifit1', 'ifi44l'].map((gene) => zOf(given, gene)),
      undefined,
    )
    const score = ifKnown(sum, (value) => (higher_when === 'lower' ? negateExact(value) : value))
    return { values: { score, positive: ifKnown(score, (value) => compareExact(value, positive_above) > 0) } }
  },
})
