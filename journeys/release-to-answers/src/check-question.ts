import { type Criterion, type CriterionOf, compareDecimal, type Issue, IssueError, parseDecimal } from '@dacryon/core'
import type { OpenRelease, TreeNode } from '@dacryon/data'

type Typed = CriterionOf<'compare' | 'between' | 'one-of' | 'dated'>

const asks: Readonly<Record<Typed['kind'], { readonly kinds: readonly TreeNode['kind'][]; readonly words: string }>> = {
  compare: { kinds: ['number'], words: 'a number' },
  between: { kinds: ['number'], words: 'a number' },
  'one-of': { kinds: ['category', 'text'], words: 'a category or a text' },
  dated: { kinds: ['date'], words: 'a date' },
}

const leavesOf = (node: Criterion): readonly Typed[] => {
  if (node.kind === 'all' || node.kind === 'any') return node.of.flatMap(leavesOf)
  if (node.kind === 'not' || node.kind === 'same') return leavesOf(node.of)
  return node.kind === 'has' || node.kind === 'subjects' ? [] : [node]
}

const wrongKind = ({ kind, concept }: Typed, found: TreeNode): Issue => ({
  code: 'concept-kind',
  severity: 'error',
  message: `“${kind}” asks about ${asks[kind].words}, and ${found.name} (${concept}) is a ${found.kind}: nobody could satisfy it.`,
  remedy: `Ask with ${Object.entries(asks)
    .flatMap(([one, { kinds }]) => (kinds.includes(found.kind) ? [`“${one}”`] : []))
    .join(' or ')}.`,
  value: concept,
  expected: asks[kind].words,
})

const emptyRange = ({ concept, low, high }: CriterionOf<'between'>): Issue => ({
  code: 'range-empty',
  severity: 'error',
  message: `No number of ${concept} lies between ${low} and ${high}.`,
  remedy: 'Give the lower end first.',
  value: `${low} to ${high}`,
})

const isReversed = ({ low, high }: CriterionOf<'between'>): boolean => {
  const [from, to] = [parseDecimal(low), parseDecimal(high)]
  return from !== undefined && to !== undefined && compareDecimal(from, to) > 0
}

/**
 * A question that nobody can satisfy, whatever the data, would be answered with a silent zero: throws an `IssueError` instead
 * (`concept-kind`, `range-empty`). Names that do not exist are the engine's to tell.
 */
export const checkQuestion = async (release: OpenRelease, where: Criterion | undefined): Promise<void> => {
  const leaves = where === undefined ? [] : leavesOf(where)
  if (leaves.length === 0) return
  const byCode = new Map((await release.nodes()).flatMap((node) => (node.code === undefined ? [] : [[node.code, node] as const])))
  const issues = leaves.flatMap((leaf) => {
    const found = byCode.get(leaf.concept)
    return [
      ...(found === undefined || asks[leaf.kind].kinds.includes(found.kind) ? [] : [wrongKind(leaf, found)]),
      ...(leaf.kind === 'between' && isReversed(leaf) ? [emptyRange(leaf)] : []),
    ]
  })
  if (issues.length > 0) throw new IssueError(issues)
}
