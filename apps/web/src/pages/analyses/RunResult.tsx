import { shownCell } from '@dacryon/data-to-results/shown'
import { Button } from '@mantine/core'
import { download } from '../../api/download.ts'
import type { OutputOf } from '../../api/operations.ts'
import { CopyText } from '../../parts/CopyText.tsx'
import { DataTable } from '../../parts/DataTable.tsx'
import { IssueTable } from '../../parts/IssueTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import { Picture } from './Picture.tsx'
import styles from './RunResult.module.css'
import { useAnalysisWords } from './use-analysis-words.ts'

type Result = OutputOf<'run'>
type Table = Result['tables'][number]
type Row = Table['rows'][number]

const ResultTable = ({ table }: { readonly table: Table }) => {
  const columns = table.columns.map((column, at) => ({
    id: column.name,
    header: column.unit === undefined ? column.title : `${column.title} [${column.unit}]`,
    value: (row: Row) => {
      const cell = row[at]
      return typeof cell === 'number' ? cell : shownCell(cell ?? null, column)
    },
    cell: (row: Row) => {
      const cell = row[at] ?? null
      const reason = typeof cell === 'object' && cell !== null ? cell.reason : undefined
      return <span {...(reason !== undefined && { title: reason })}>{shownCell(cell, column)}</span>
    },
    numeric: column.as !== undefined && column.as !== 'text',
    names: at === 0,
  }))
  return (
    <div className={styles.table}>
      <h3>{table.title}</h3>
      <DataTable label={table.title} rows={table.rows} columns={columns} rowKey={(_, index) => String(index)} />
      {table.note !== undefined && <p className="soft">{table.note}</p>}
    </div>
  )
}

const save = (files: Result['files'], path: string): void => {
  const file = files.find((one) => one.path === path)
  if (file !== undefined) download(file.path, new Blob([file.text], { type: file.contentType }))
}

/** The answer first, then pictures, tables, and how it was done. */
export const RunResult = ({ result }: { readonly result: Result }) => {
  const w = useAnalysisWords()
  const { words } = useSpeech()
  const { n, used, missing } = result.counted
  return (
    <>
      <Section title={w.answer}>
        <p className={styles.headline}>{result.headline}</p>
        {n > 0 && (
          <p className="soft">
            {[w.used(used, n), ...Object.entries(missing).map(([name, count]) => w.missingIn(name, count))].join(' · ')}
          </p>
        )}
        {result.issues.length > 0 && <IssueTable issues={result.issues} name={result.analysis} />}
        <div className={styles.pictures}>
          {result.figures.map((figure) => (
            <div key={figure.id}>
              <Picture {...figure} />
              <Button size="compact-sm" variant="subtle" data-screen-only onClick={() => save(result.files, `${figure.id}.svg`)}>
                {words.common.downloadSvg}
              </Button>
            </div>
          ))}
        </div>
        {result.tables.map((table) => (
          <ResultTable key={table.id} table={table} />
        ))}
      </Section>
      <Section title={w.methods} tools={<CopyText text={`${result.methods} (${result.program})`} short={w.copyMethods} label="" />}>
        <p>{result.methods}</p>
        <h3>{w.sources}</h3>
        <ol>
          {result.citations.map((citation) => (
            <li key={citation}>{citation}</li>
          ))}
        </ol>
        <h3>{w.record}</h3>
        <p>
          {result.program} · {w.fingerprint}{' '}
          <CopyText text={result.fingerprint} short={result.fingerprint.slice(0, 12)} label={w.fingerprint} />
        </p>
        <h3>{w.files}</h3>
        <ul className={styles.files}>
          {result.files.map(({ path }) => (
            <li key={path}>
              <Button size="compact-sm" variant="default" onClick={() => save(result.files, path)}>
                {path}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
