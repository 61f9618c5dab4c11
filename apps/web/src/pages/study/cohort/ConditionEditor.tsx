import { Button, MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../../../api/queries.ts'
import { asDecimal } from '../../../cohort/criterion-of.ts'
import { type DraftCondition, emptyCondition } from '../../../cohort/draft.ts'
import { fold } from '../../../tree/fold.ts'
import { ancestorsOf } from '../../../tree/tree-index.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import styles from './ConditionEditor.module.css'
import { useSurroundings } from './cohort-surroundings.ts'

interface ConditionEditorProps {
  readonly condition: DraftCondition
  readonly onChange: (condition: DraftCondition) => void
  readonly onRemove: () => void
}

const numberTests = ['between', '>=', '<=', '>', '<', '=', '!=', 'has'] as const
const signs = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=', '!=': '≠' } as const
const firstTest = { number: 'between', category: 'one-of', text: 'one-of', date: 'dated' } as const
/** Options listed at once; more appear as one types. */
const listed = 60

/** One condition: a variable, a comparison, and at which visits. */
export const ConditionEditor = ({ condition, onChange, onRemove }: ConditionEditorProps) => {
  const { words, format } = useSpeech()
  const w = words.cohort
  const { study, tree, visits } = useSurroundings()
  const node = condition.concept === undefined ? undefined : tree.byCode.get(condition.concept)
  const name = node?.name ?? condition.concept ?? w.pickVariable
  const variables = useMemo(
    () =>
      [...tree.byCode].map(([code, { id, name: own }]) => ({
        value: code,
        label: [
          ...ancestorsOf(tree, id)
            .slice(-1)
            .map((folder) => folder.name),
          own,
        ].join(' › '),
      })),
    [tree],
  )
  const isCategory = node?.kind === 'category' || node?.kind === 'text'
  const distribution = useQuery({ ...queries.distribution(study, condition.concept ?? '', undefined), enabled: isCategory }).data
  const categories = useMemo(() => {
    const found = new Set(condition.values)
    for (const { categories: own } of distribution?.groups ?? []) for (const { value } of own ?? []) found.add(value)
    return [...found]
  }, [distribution, condition.values])
  const tests =
    node?.kind === 'number'
      ? numberTests
      : isCategory
        ? (['one-of', 'has'] as const)
        : node?.kind === 'date'
          ? (['dated', 'has'] as const)
          : ([condition.test, 'has'] as const).filter((test, index, all) => all.indexOf(test) === index)
  const nameOf = (test: DraftCondition['test']): string => {
    if (test === 'has') return w.is
    if (test === 'between') return w.between
    if (test === 'one-of') return w.oneOf
    return test === 'dated' ? w.dated : signs[test]
  }
  const change = (part: Partial<DraftCondition>): void => onChange({ ...condition, ...part })
  const numberField = (field: 'value' | 'low' | 'high', label: string) => (
    <TextInput
      size="sm"
      inputMode="decimal"
      aria-label={`${label}: ${name}`}
      placeholder={label}
      value={condition[field]}
      error={condition[field] !== '' && asDecimal(condition[field]) === undefined && w.number}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      className={styles.number ?? ''}
    />
  )
  return (
    <div className={styles.condition}>
      <Select
        size="sm"
        aria-label={w.pickVariable}
        placeholder={w.pickVariablePlaceholder}
        data={variables}
        value={condition.concept ?? null}
        searchable
        limit={listed}
        nothingFoundMessage={words.common.nothingFound}
        filter={({ options, search, limit }) => {
          const parts = fold(search)
            .split(/\s+/)
            .filter((part) => part !== '' && part !== '›')
          const found = []
          for (const option of options) {
            if (!('value' in option)) continue
            const text = fold(`${option.label} ${option.value}`)
            if (parts.every((part) => text.includes(part))) found.push(option)
            if (found.length >= limit) break
          }
          return found
        }}
        onChange={(code) => {
          const kind = code === null ? undefined : tree.byCode.get(code)?.kind
          const test = kind !== undefined && kind in firstTest && kind !== 'folder' && kind !== 'assay' ? firstTest[kind] : 'has'
          onChange({ ...emptyCondition, visits: condition.visits, ...(code === null ? {} : { concept: code }), test })
        }}
        className={styles.variable ?? ''}
      />
      {node !== undefined && (
        <NativeSelect
          size="sm"
          aria-label={`${w.operator}: ${name}`}
          data={tests.map((test) => ({ value: test, label: nameOf(test) }))}
          value={condition.test}
          onChange={(event) => change({ test: tests.find((test) => test === event.currentTarget.value) ?? 'has' })}
        />
      )}
      {node !== undefined && condition.test === 'between' && (
        <span className={styles.pair}>
          {numberField('low', w.low)}
          {numberField('high', w.high)}
        </span>
      )}
      {node !== undefined && condition.test in signs && numberField('value', w.value)}
      {node?.kind === 'number' && condition.test !== 'has' && node.unit !== undefined && (
        <span className="soft">{format.unit(node.unit)}</span>
      )}
      {condition.test === 'one-of' && (
        <MultiSelect
          size="sm"
          aria-label={`${w.values}: ${name}`}
          placeholder={condition.values.length === 0 ? w.values : ''}
          data={categories}
          value={[...condition.values]}
          onChange={(values) => change({ values })}
          searchable
          limit={200}
          className={styles.values ?? ''}
        />
      )}
      {condition.test === 'dated' && (
        <span className={styles.pair}>
          <TextInput
            size="sm"
            type="date"
            aria-label={`${w.from}: ${name}`}
            value={condition.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="date"
            aria-label={`${w.to}: ${name}`}
            value={condition.to}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </span>
      )}
      {node !== undefined && visits.length > 1 && (
        <MultiSelect
          size="sm"
          aria-label={`${w.visits}: ${name}`}
          placeholder={condition.visits.length === 0 ? w.anyVisit : ''}
          data={[...visits]}
          value={[...condition.visits]}
          onChange={(chosen) => change({ visits: chosen })}
          className={styles.visits ?? ''}
        />
      )}
      <Button size="compact-sm" variant="subtle" onClick={onRemove} aria-label={w.removeCondition(name)} className={styles.remove ?? ''}>
        {w.remove}
      </Button>
    </div>
  )
}
