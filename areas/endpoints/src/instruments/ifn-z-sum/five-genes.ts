import type { Exact } from '@dacryon/core'
import type { ChoiceOption } from '../../definition/option.ts'
import { type Invalid, invalid, type Missing } from '../../definition/reason.ts'
import type { NumberResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { negatives, zOf, zSum } from './z-sum.ts'

/** Options of the five-gene scores. The scale of the expression values changes the score, so it stays on record with it. */
export const fiveGeneOptions = {
  scale: {
    kind: 'choice',
    label: { en: 'Scale of the expression values', fr: 'Échelle des valeurs d’expression' },
    help: {
      en: 'Linear: 2^-ΔΔCt. The same values as logarithms give another score; the choice is kept with the result.',
      fr: 'Linéaire : 2^-ΔΔCt. Les mêmes valeurs en logarithmes donnent un autre score ; le choix est conservé avec le résultat.',
    },
    choices: { linear: { en: 'Linear', fr: 'Linéaire' }, log2: { en: 'Logarithm to base 2', fr: 'Logarithme en base 2' } },
    default: 'linear',
    mark: 'unverified',
  },
  missing_gene: {
    kind: 'choice',
    label: { en: 'When a gene is missing', fr: 'Quand un gène manque' },
    choices: {
      missing: { en: 'No score', fr: 'Pas de score' },
      rescale: { en: 'With four genes, their sum times 5/4', fr: 'Avec quatre gènes, leur somme multipliée par 5/4' },
    },
    default: 'missing',
    mark: 'convention',
  },
} as const satisfies Record<string, ChoiceOption>

export const fiveGeneFlags = {
  rescaled: {
    en: 'A gene was missing; the score is the sum of the other four times 5/4.',
    fr: 'Un gène manquait ; le score est la somme des quatre autres multipliée par 5/4.',
  },
} as const satisfies Record<string, Words>

export const fiveGeneRule: Words = {
  en: 'For each gene, how many standard deviations of the healthy controls of the same run the patient lies above their mean; the score is the sum over the genes. Higher is more interferon activity.',
  fr: 'Pour chaque gène, de combien d’écarts-types des témoins sains de la même série le patient dépasse leur moyenne ; le score est la somme sur les gènes. Plus haut, plus d’activité interféron.',
}

export const fiveGeneMissing: Words = {
  en: 'A gene without its value, or without mean and standard deviation of the controls, leaves no score, unless the study chose to scale four genes up. A standard deviation of zero is invalid.',
  fr: 'Un gène sans valeur, ou sans moyenne et écart-type des témoins, ne laisse pas de score, sauf si l’étude a choisi d’extrapoler quatre gènes. Un écart-type nul est invalide.',
}

export const scoreResult: NumberResult = {
  kind: 'number',
  label: { en: 'Interferon score', fr: 'Score interféron' },
  unit: '{score}',
  better: 'lower',
}

/** The z score of each gene beside the sum. */
export const zResults = <const G extends string>(genes: Readonly<Record<G, string>>): Readonly<Record<`z_${G}`, NumberResult>> =>
  Object.fromEntries(
    Object.entries<string>(genes).map(([id, symbol]) => [
      `z_${id}`,
      { kind: 'number', label: { en: `z of ${symbol}`, fr: `z de ${symbol}` }, better: 'lower', optional: true } satisfies NumberResult,
    ]),
  ) as Record<`z_${G}`, NumberResult>

/** Score and z of each gene, or the items that a linear scale cannot have. */
export const fiveGenes = <const G extends string>(
  genes: Readonly<Record<G, string>>,
  given: Readonly<Record<string, Exact | undefined>>,
  { scale, missing_gene }: { readonly scale: 'linear' | 'log2'; readonly missing_gene: 'missing' | 'rescale' },
):
  | Invalid
  | { readonly score: Exact | Missing; readonly z: Readonly<Record<`z_${G}`, Exact | Missing>>; readonly flags: readonly string[] } => {
  const [first, ...more] = scale === 'linear' ? negatives(given) : []
  if (first !== undefined) return invalid(first, ...more)
  const z = Object.keys(genes).map((id) => [`z_${id}`, zOf(given, id)] as const)
  const { score, rescaled } = zSum(
    z.map(([, value]) => value),
    missing_gene === 'rescale' ? 4 : undefined,
  )
  return { score, z: Object.fromEntries(z) as Record<`z_${G}`, Exact | Missing>, flags: rescaled ? ['rescaled'] : [] }
}
