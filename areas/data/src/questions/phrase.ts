import { type Criterion, type CriterionKind, type CriterionOf, type Reader, read, type Scope } from '@dacryon/core'

/** Kinds that look at observations or names, and hold no other criterion. */
export type LeafKind = Exclude<CriterionKind, 'all' | 'any' | 'not' | 'same'>
export type Leaf = CriterionOf<LeafKind>

/**
 * What a criterion says, in the form that people read most easily: negations pushed down to the leaves (not (A and B) is "without A or without B"),
 * nested lists of one kind made one, and conditions that everyone or nobody meets taken out.
 */
export type Phrase =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'leaf'; readonly holds: boolean; readonly leaf: Leaf }
  | { readonly kind: 'same'; readonly holds: boolean; readonly scope: Exclude<Scope, 'patient'>; readonly of: Phrase }
  /** At least two parts, none of this kind itself. */
  | { readonly kind: 'all' | 'any'; readonly of: readonly Phrase[] }

const join = (kind: 'all' | 'any', parts: readonly Phrase[]): Phrase => {
  const [neutral, final] = kind === 'all' ? (['everyone', 'nobody'] as const) : (['nobody', 'everyone'] as const)
  if (parts.some((part) => part.kind === final)) return { kind: final }
  const flat = parts.flatMap((part): readonly Phrase[] => (part.kind === kind ? part.of : part.kind === neutral ? [] : [part]))
  const [only] = flat
  if (only === undefined) return { kind: neutral }
  return flat.length === 1 ? only : { kind, of: flat }
}

const leaf =
  (node: Leaf) =>
  (holds: boolean): Phrase => ({ kind: 'leaf', holds, leaf: node })

const phrases: Reader<(holds: boolean) => Phrase> = {
  all: (node) => (holds) =>
    join(
      holds ? 'all' : 'any',
      node.of.map((part) => read(phrases, part)(holds)),
    ),
  any: (node) => (holds) =>
    join(
      holds ? 'any' : 'all',
      node.of.map((part) => read(phrases, part)(holds)),
    ),
  not: (node) => (holds) => read(phrases, node.of)(!holds),
  same: (node) => (holds) => {
    const inner = read(phrases, node.of)(true)
    if (inner.kind === 'nobody') return { kind: holds ? 'nobody' : 'everyone' }
    return { kind: 'same', holds, scope: node.scope, of: inner }
  },
  has: leaf,
  compare: leaf,
  between: leaf,
  'one-of': leaf,
  dated: leaf,
  subjects: leaf,
}

/** The criterion as people would say it. */
export const asPhrase = (criterion: Criterion): Phrase => read(phrases, criterion)(true)
