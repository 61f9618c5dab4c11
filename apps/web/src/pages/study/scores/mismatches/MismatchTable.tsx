import { TextInput } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import type { OutputOf } from '../../../../api/operations.ts'
import { DataTable } from '../../../../parts/DataTable.tsx'
import { DownloadCsv } from '../../../../parts/DownloadCsv.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './MismatchTable.module.css'
import { useMismatchColumns } from './use-mismatch-columns.tsx'

type Mismatches = OutputOf<'score-mismatches'>
export type Mismatch = Mismatches['mismatches'][number]

const csvHeader = [
  'instrument',
  'result',
  'subject',
  'visit',
  'in_file',
  'recomputed',
  'difference',
  'file',
  'line',
  'column',
  'header',
  'concept',
]
const csvRow = ({ instrument, result, subject, visit, inFile, recomputed, difference, place, concept }: Mismatch) => [
  instrument,
  result,
  subject,
  visit,
  inFile,
  recomputed,
  difference,
  place.file,
  place.line,
  place.column,
  place.header,
  concept,
]
const textOf = ({ subject, visit, place, instrument, result }: Mismatch): string =>
  [subject, visit, place.file, place.header, instrument, result].join('\n').toLowerCase()

/** Every total that differs: both values, and where the file has it. */
export const MismatchTable = ({
  study,
  mismatches: { mismatches, compared },
}: {
  readonly study: string
  readonly mismatches: Mismatches
}) => {
  const { w } = useScoresWords()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim().toLowerCase())
  const shown = useMemo(() => mismatches.filter((one) => sought === '' || textOf(one).includes(sought)), [mismatches, sought])
  const columns = useMismatchColumns(study, compared)
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <TextInput
          size="sm"
          aria-label={w.mismatches.filter}
          placeholder={w.mismatches.filter}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className={styles.filter}
        />
        <span role="status" className="soft">
          {w.mismatches.shown(shown.length, mismatches.length)}
        </span>
        <DownloadCsv name={`${study}-total-mismatches.csv`} header={csvHeader} rows={() => shown.map(csvRow)} />
      </div>
      <DataTable label={w.mismatches.table} rows={shown} columns={columns} rowKey={(_, index) => String(index)} />
    </div>
  )
}
