import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core'
import type { OutputOf } from '../../api/operations.ts'
import { useSpeech } from '../../words/words-context.tsx'
import { useAnalysisWords } from './use-analysis-words.ts'

/** An option of an analysis, as the server describes it. */
export type Option = NonNullable<OutputOf<'analyses'>['analysis']>['options'][number]
/** A column that may be chosen. */
type ColumnAbout = OutputOf<'analysis-columns'>['columns'][number]

interface OptionFieldProps {
  readonly option: Option
  readonly value: unknown
  readonly columns: readonly ColumnAbout[]
  readonly visits: readonly string[]
  readonly onChange: (value: unknown) => void
}

const fits = (option: Option, column: ColumnAbout): boolean => option.column !== 'numeric' || column.kind === 'numeric'

/** The field that an option needs: columns to choose from, a list, a number, yes or no, or words. */
export const OptionField = ({ option, value, columns, visits, onChange }: OptionFieldProps) => {
  const w = useAnalysisWords()
  const { words } = useSpeech()
  const label = `${option.describes}${option.required ? ` (${w.required})` : ''}`
  const common = { label, description: option.name } as const
  const clear = { 'aria-label': words.common.clear }
  if (option.column !== undefined) {
    const data = columns
      .filter((column) => fits(option, column))
      .flatMap(({ name, title, unit }) => {
        const text = [title === undefined || title === name ? name : `${name}: ${title}`, unit === undefined ? '' : `[${unit}]`]
          .join(' ')
          .trim()
        return [{ value: name, label: text }, ...visits.map((visit) => ({ value: `${name}@${visit}`, label: w.atVisit(text, visit) }))]
      })
    return option.kind === 'texts' ? (
      <MultiSelect
        {...common}
        data={data}
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen)}
        searchable
        limit={200}
        clearable
        clearButtonProps={clear}
      />
    ) : (
      <Select
        {...common}
        data={data}
        value={typeof value === 'string' ? value : null}
        onChange={(chosen) => onChange(chosen ?? undefined)}
        searchable
        limit={200}
        clearable
        clearButtonProps={clear}
      />
    )
  }
  if (option.choices !== undefined)
    return (
      <Select
        {...common}
        data={[...option.choices]}
        value={typeof value === 'string' ? value : typeof option.default === 'string' ? option.default : null}
        onChange={(chosen) => onChange(chosen ?? undefined)}
        allowDeselect={option.default === undefined}
      />
    )
  if (option.kind === 'boolean')
    return (
      <Checkbox
        {...common}
        checked={typeof value === 'boolean' ? value : option.default === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  return (
    <TextInput
      {...common}
      inputMode={option.kind === 'number' ? 'decimal' : 'text'}
      value={Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value ?? '')}
      placeholder={option.default === undefined ? '' : String(option.default)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  )
}
