import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import type { OutputOf } from '../../../api/operations.ts'
import { queries } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../parts/DataTable.tsx'
import { DownloadCsv } from '../../../parts/DownloadCsv.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { fold } from '../../../tree/fold.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { ownAttributes } from './own-attributes.ts'

type Sample = OutputOf<'samples'>['samples'][number]
const none: readonly Sample[] = []

/** The samples of an assay with whatever the sample table says. */
export const SampleTable = ({ study, assay }: { readonly study: string; readonly assay: string }) => {
  const { words } = useSpeech()
  const w = words.assays
  const { data, error, refetch } = useQuery(queries.samples(study, assay))
  const [text, setText] = useState('')
  const sought = fold(useDeferredValue(text).trim())
  const all = data?.samples ?? none
  const attributes = useMemo(() => ownAttributes(all), [all])
  const searching = sought !== ''
  const texts = useMemo(
    () =>
      (searching ? all : none).map((sample) =>
        fold([sample.code, sample.subject, sample.visit ?? '', ...Object.values(sample.attributes)].join('\n')),
      ),
    [all, searching],
  )
  const rows = useMemo(() => (sought === '' ? all : all.filter((_, index) => texts[index]?.includes(sought))), [all, texts, sought])
  const columns = useMemo(
    (): readonly Column<Sample>[] => [
      { id: 'code', header: w.code, value: (sample) => sample.code, names: true },
      { id: 'subject', header: w.subject, value: (sample) => sample.subject },
      ...(all.some(({ visit }) => visit !== undefined) ? [{ id: 'visit', header: w.visit, value: (sample: Sample) => sample.visit }] : []),
      ...attributes.map((name) => ({ id: `attribute ${name}`, header: name, value: (sample: Sample) => sample.attributes[name] })),
    ],
    [w, all, attributes],
  )
  return (
    <Section
      title={w.sampleTable}
      tools={
        <>
          <TextInput
            size="sm"
            aria-label={w.sampleFilter}
            placeholder={w.sampleFilter}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <span role="status" className="soft">
            {data === undefined ? '' : words.common.rowsOf(rows.length, all.length)}
          </span>
          <DownloadCsv
            name={`${study}-${assay}-samples.csv`}
            header={columns.map(({ header }) => header)}
            rows={() => rows.map((row) => columns.map((column) => column.value(row)))}
          />
        </>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? (
        <Waiting height={260} />
      ) : (
        <DataTable label={w.sampleTable} rows={rows} columns={columns} rowKey={({ code }) => code} oneLine />
      )}
    </Section>
  )
}
