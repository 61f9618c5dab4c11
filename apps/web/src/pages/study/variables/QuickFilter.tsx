import type { Criterion } from '@dacryon/core'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { queries } from '../../../api/queries.ts'
import { criterionOf } from '../../../cohort/criterion-of.ts'
import { type DraftCondition, emptyCondition } from '../../../cohort/draft.ts'
import { draftOf } from '../../../cohort/draft-of.ts'
import { useCohort } from '../../../cohort/use-cohort.ts'
import { Section } from '../../../parts/Section.tsx'
import type { TreeNode } from '../../../tree/tree-index.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import styles from './QuickFilter.module.css'

const tests = { number: 'between', category: 'one-of', text: 'one-of', date: 'dated' } as const

const first = (node: TreeNode, where: Criterion | undefined): DraftCondition => {
  const known =
    where === undefined ? undefined : draftOf(where).of.find((draft) => draft.kind === 'condition' && draft.concept === node.code)
  const base = { ...emptyCondition, ...(node.code === undefined ? {} : { concept: node.code }) }
  if (known?.kind === 'condition' && known.test === '>=') return { ...known, test: 'between', low: known.value }
  if (known?.kind === 'condition' && known.test === '<=') return { ...known, test: 'between', high: known.value }
  if (known?.kind === 'condition' && (known.test === 'between' || known.test === 'one-of' || known.test === 'dated')) return known
  return node.kind !== 'folder' && node.kind !== 'assay' ? { ...base, test: tests[node.kind] } : base
}

/** Ask for patients by the variable on screen: a range, some categories, a period. */
export const QuickFilter = ({ study, node }: { readonly study: string; readonly node: TreeNode }) => {
  const { words, format } = useSpeech()
  const { question, require } = useCohort()
  const [draft, setDraft] = useState(() => first(node, question?.where))
  // All categories of the study, not only those the cohort left over.
  const everyone = useQuery({
    ...queries.distribution(study, node.code ?? '', undefined),
    enabled: node.kind === 'category' || node.kind === 'text',
  }).data
  const categories = useMemo(() => {
    const totals = new Map<string, number>(draft.values.map((value) => [value, 0]))
    for (const group of everyone?.groups ?? [])
      for (const { value, subjects } of group.categories ?? []) totals.set(value, (totals.get(value) ?? 0) + subjects)
    return [...totals].sort(([, a], [, b]) => b - a).slice(0, 40)
  }, [everyone, draft.values])
  const change = (part: Partial<DraftCondition>): void => setDraft({ ...draft, ...part })
  const condition = criterionOf({ kind: 'group', join: 'all', of: [draft] })
  const one = condition?.kind === 'all' ? condition.of[0] : undefined
  if (node.code === undefined) return null
  const code = node.code
  const printed = node.unit === undefined ? '' : format.unit(node.unit)
  const unit = printed === '' ? '' : ` (${printed})`
  return (
    <Section title={words.variable.filterTitle} level={3} screenOnly>
      <form
        className={styles.filter}
        onSubmit={(event) => {
          event.preventDefault()
          require(code, one)
        }}
      >
        {draft.test === 'one-of' ? (
          <fieldset className={styles.values}>
            <legend className="hidden-visually">{words.cohort.values}</legend>
            {categories.map(([value]) => (
              <Checkbox
                key={value}
                size="sm"
                label={value}
                checked={draft.values.includes(value)}
                onChange={(event) =>
                  change({
                    values: event.currentTarget.checked ? [...draft.values, value] : draft.values.filter((other) => other !== value),
                  })
                }
              />
            ))}
          </fieldset>
        ) : draft.test === 'dated' ? (
          <div className={styles.range}>
            <TextInput
              type="date"
              label={words.cohort.from}
              value={draft.from}
              onChange={(event) => change({ from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={words.cohort.to}
              value={draft.to}
              onChange={(event) => change({ to: event.currentTarget.value })}
            />
          </div>
        ) : node.kind === 'number' ? (
          <div className={styles.range}>
            <TextInput
              inputMode="decimal"
              label={`${words.cohort.low}${unit}`}
              value={draft.low}
              onChange={(event) => change({ test: 'between', low: event.currentTarget.value })}
            />
            <TextInput
              inputMode="decimal"
              label={`${words.cohort.high}${unit}`}
              value={draft.high}
              onChange={(event) => change({ test: 'between', high: event.currentTarget.value })}
            />
          </div>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" disabled={one === undefined}>
            {words.variable.filterAdd}
          </Button>
          {draft.test !== 'has' && (
            <Button variant="subtle" onClick={() => require(code, { kind: 'has', concept: code })}>
              {words.variable.filterHas}
            </Button>
          )}
        </div>
      </form>
    </Section>
  )
}
