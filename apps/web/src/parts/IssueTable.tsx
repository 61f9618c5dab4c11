import type { Issue } from '@dacryon/core'
import { Select, TextInput } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { useSpeech } from '../words/words-context.tsx'
import { Badge } from './Badge.tsx'
import { Choice } from './Choice.tsx'
import { type Column, DataTable } from './DataTable.tsx'
import { DownloadCsv } from './DownloadCsv.tsx'
import styles from './IssueTable.module.css'

const errorsFirst = { id: 'severity', desc: false }
const csvColumns = ['severity', 'code', 'file', 'line', 'column', 'value', 'expected', 'message', 'remedy', 'times'] as const
const textOf = (issue: Issue): string =>
  [issue.code, issue.message, issue.file, issue.column, issue.value, issue.remedy].join('\n').toLowerCase()

/** Every problem with its place, found value and remedy; filtered, sorted, taken along. */
export const IssueTable = ({ issues, name }: { readonly issues: readonly Issue[]; readonly name: string }) => {
  const { words } = useSpeech()
  const [severity, setSeverity] = useState<'all' | Issue['severity']>('all')
  const [code, setCode] = useState<string | null>(null)
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim().toLowerCase())
  const codes = useMemo(() => [...new Set(issues.map((issue) => issue.code))].sort(), [issues])
  const shown = useMemo(
    () =>
      issues.filter(
        (issue) =>
          (severity === 'all' || issue.severity === severity) &&
          (code === null || issue.code === code) &&
          (sought === '' || textOf(issue).includes(sought)),
      ),
    [issues, severity, code, sought],
  )
  const columns = useMemo((): readonly Column<Issue>[] => {
    const w = words.issues
    return [
      {
        id: 'severity',
        header: w.severity,
        value: (issue) => issue.severity,
        cell: (issue) => (
          <Badge tone={issue.severity === 'error' ? 'danger' : 'warn'}>{issue.severity === 'error' ? w.error : w.warning}</Badge>
        ),
      },
      {
        id: 'file',
        header: w.file,
        value: (issue) => issue.file,
        cell: (issue) => <span className={`mono ${styles.file}`}>{issue.file}</span>,
      },
      { id: 'line', header: w.line, value: (issue) => issue.line, numeric: true },
      { id: 'column', header: w.column, value: (issue) => issue.column, cell: (issue) => <span className="mono">{issue.column}</span> },
      {
        id: 'value',
        header: w.value,
        value: (issue) => issue.value,
        cell: (issue) => issue.value !== undefined && <code className={styles.value}>{issue.value}</code>,
      },
      { id: 'expected', header: w.expected, value: (issue) => issue.expected },
      {
        id: 'message',
        header: w.message,
        value: (issue) => issue.message,
        cell: (issue) => (
          <span className={styles.message}>
            {issue.message}
            <code className="soft">
              {issue.code}
              {issue.times !== undefined && ` · ${w.times(issue.times)}`}
            </code>
          </span>
        ),
      },
      {
        id: 'remedy',
        header: w.remedy,
        value: (issue) => issue.remedy,
        cell: (issue) => <span className={styles.remedy}>{issue.remedy}</span>,
      },
    ]
  }, [words])
  return (
    <div className={styles.issues}>
      <div className={styles.tools}>
        <Choice
          label={words.issues.severity}
          compact
          value={severity}
          onChange={setSeverity}
          options={[
            { value: 'all', label: words.common.all },
            { value: 'error', label: words.issues.errors(issues.filter((issue) => issue.severity === 'error').length) },
            { value: 'warning', label: words.issues.warnings(issues.filter((issue) => issue.severity === 'warning').length) },
          ]}
        />
        {codes.length > 1 && (
          <Select
            aria-label={words.issues.code}
            placeholder={words.issues.allCodes}
            data={codes}
            value={code}
            onChange={setCode}
            clearable
            searchable
            size="sm"
            clearButtonProps={{ 'aria-label': words.common.clear }}
          />
        )}
        <TextInput
          aria-label={words.issues.filter}
          placeholder={words.issues.filter}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          size="sm"
        />
        <span role="status" className="soft">
          {words.issues.shown(shown.length, issues.length)}
        </span>
        <DownloadCsv
          name={`${name}-issues.csv`}
          header={csvColumns}
          rows={() => shown.map((issue) => csvColumns.map((column) => issue[column]))}
        />
      </div>
      {shown.length === 0 ? (
        <p className="soft">{words.common.nothingFound}</p>
      ) : (
        <DataTable
          label={words.issues.table}
          rows={shown}
          columns={columns}
          rowKey={(_, index) => String(index)}
          initialSort={errorsFirst}
        />
      )}
    </div>
  )
}
