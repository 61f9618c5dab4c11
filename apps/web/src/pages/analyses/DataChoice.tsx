import { FileInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { Choice } from '../../parts/Choice.tsx'
import { useAnalysisWords } from './use-analysis-words.ts'

/** Where the data of an analysis comes from. */
export interface DataFrom {
  readonly from: 'study' | 'table' | 'example'
  readonly release?: string | undefined
  readonly rows: 'subject' | 'visit'
}

interface DataChoiceProps {
  readonly data: DataFrom
  readonly file: File | null
  readonly onData: (data: DataFrom) => void
  readonly onFile: (file: File | null) => void
}

/** A study, a table of one's own, or the example. */
export const DataChoice = ({ data, file, onData, onFile }: DataChoiceProps) => {
  const w = useAnalysisWords()
  const studies = useQuery(queries.studies).data?.studies ?? []
  return (
    <>
      <Choice
        label={w.from}
        value={data.from}
        onChange={(from) => onData({ ...data, from })}
        options={[
          { value: 'study', label: w.fromStudy },
          { value: 'table', label: w.fromTable },
          { value: 'example', label: w.fromExample },
        ]}
      />
      {data.from === 'study' && (
        <>
          <Select
            label={w.study}
            data={studies.map(
              ({
                release: {
                  content: { study },
                },
              }) => ({ value: study.id, label: `${study.id}: ${study.title}` }),
            )}
            value={data.release ?? null}
            onChange={(release) => onData({ ...data, release: release ?? undefined })}
            searchable
          />
          <Choice
            label={w.rows}
            value={data.rows}
            onChange={(rows) => onData({ ...data, rows })}
            options={[
              { value: 'subject', label: w.rowsSubject },
              { value: 'visit', label: w.rowsVisit },
            ]}
          />
        </>
      )}
      {data.from === 'table' && <FileInput label={w.table} description={w.tableHint} value={file} onChange={onFile} clearable />}
      {data.from === 'example' && <p className="soft">{w.exampleIs}</p>}
    </>
  )
}
