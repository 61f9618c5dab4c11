import type { NumberItem } from '../../definition/item.ts'

/** Ids of the items of genes. */
export type GeneItemId<G extends string> = `x_${G}` | `mean_${G}` | `sd_${G}`

/** Items of genes: the patient's value, and mean and standard deviation of the controls. */
export type GeneItems<G extends string> = Readonly<Record<GeneItemId<G>, NumberItem & { readonly unit: '{ratio}' }>>

const item = (en: string, fr: string, symbol: string, rest: Partial<Pick<NumberItem, 'above' | 'worse'>> = {}) => ({
  kind: 'number' as const,
  label: { en: `${symbol}, ${en}`, fr: `${symbol}, ${fr}` },
  group: { en: symbol, fr: symbol },
  unit: '{ratio}' as const,
  ...rest,
})

/** Items of genes by lower-case name and symbol: all values, then all means, then all standard deviations. */
export const geneItems = <const G extends string>(genes: Readonly<Record<G, string>>): GeneItems<G> => {
  const symbols = Object.entries<string>(genes)
  return Object.fromEntries([
    ...symbols.map(([id, symbol]) => [`x_${id}`, item('relative expression', 'expression relative', symbol, { worse: 'higher' })]),
    ...symbols.map(([id, symbol]) => [`mean_${id}`, item('mean of the controls', 'moyenne des témoins', symbol)]),
    ...symbols.map(([id, symbol]) => [
      `sd_${id}`,
      item('SD of the controls (n − 1)', 'écart-type des témoins (n − 1)', symbol, { above: '0' }),
    ]),
  ]) as GeneItems<G>
}
