import type { AssayKind, AssayLayer } from '../../study.ts'

const layers: readonly (AssayLayer & { readonly token: RegExp })[] = [
  { token: /log2/, id: 'log2', title: 'log2 value' },
  { token: /z-?score/, id: 'zscore', title: 'z-score' },
  { token: /cpm/, id: 'cpm', title: 'counts per million' },
  { token: /tpm/, id: 'tpm', title: 'transcripts per million' },
  { token: /[rf]pkm/, id: 'fpkm', title: 'fragments per kilobase and million' },
  { token: /counts?\b/, id: 'count', title: 'read count' },
  { token: /npx/, id: 'npx', title: 'normalised protein expression (log2)' },
]

/** The kind of number a file name states, such as `..._log2.tsv`; `value` when it states none. Nothing is computed from it. */
export const layerOf = (stem: string): AssayLayer => {
  const found = layers.find(({ token }) => token.test(stem.toLowerCase()))
  return found === undefined ? { id: 'value', title: 'value' } : { id: found.id, title: found.title }
}

/** What a matrix measures, as far as its header and its kind of number say. */
export const assayKindOf = (header: readonly string[], layer: AssayLayer): AssayKind => {
  const names = new Set(header.slice(0, 10).map((text) => text.toLowerCase()))
  if (layer.id === 'npx' || names.has('uniprot') || names.has('uniprot_id')) return 'protein'
  if (['cpm', 'tpm', 'fpkm', 'count'].includes(layer.id)) return 'rnaseq'
  return names.has('gene_symbol') || names.has('symbol') || names.has('gene') ? 'expression' : 'other'
}
