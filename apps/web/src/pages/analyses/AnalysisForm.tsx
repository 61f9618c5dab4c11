import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api } from '../../api/api.ts'
import { queries } from '../../api/queries.ts'
import { upload } from '../../api/upload.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Section } from '../../parts/Section.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './AnalysisPage.module.css'
import type { Described } from './AnalysisPage.tsx'
import { DataChoice, type DataFrom } from './DataChoice.tsx'
import { type Option, OptionField } from './OptionField.tsx'
import { optionsSent } from './options-sent.ts'
import { RunResult } from './RunResult.tsx'
import { useAnalysisWords } from './use-analysis-words.ts'

const route = getRouteApi('/analyses/$analysis')

/** Data and options on one side, the answer on the other. What was chosen stands in the address. */
export const AnalysisForm = ({ described }: { readonly described: Described }) => {
  const w = useAnalysisWords()
  const { words } = useSpeech()
  const kept = route.useSearch()
  const navigate = route.useNavigate()
  const [data, setData] = useState<DataFrom>({
    from: kept.release !== undefined || kept.from === 'study' ? 'study' : kept.from === 'table' ? 'table' : 'example',
    release: kept.release,
    rows: kept.rows === 'visit' ? 'visit' : 'subject',
  })
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(
    () => kept.options ?? (kept.from === undefined || kept.from === 'example' ? described.example.options : {}),
  )
  const [seed, setSeed] = useState('dacryon')
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<{ readonly file: File; readonly table: string }>()
  const abort = useRef<AbortController>(null)
  const uploadOf = async (chosen: File, signal: AbortSignal): Promise<string> => {
    if (sent?.file === chosen) return sent.table
    const table = await upload([{ path: chosen.name, file: chosen }], () => undefined, signal)
    setSent({ file: chosen, table })
    return table
  }
  const tableOf = (): File | null =>
    data.from === 'example' ? new File([described.example.csv], 'example.csv', { type: 'text/csv' }) : file
  const reading = useMutation({ mutationFn: async (chosen: File) => uploadOf(chosen, new AbortController().signal) })
  const from = data.from === 'study' ? { release: data.release ?? '' } : { table: sent?.file === file ? (sent?.table ?? '') : '' }
  const known = useQuery({
    ...queries.analysisColumns(from),
    enabled: Object.values(from).every((place) => place !== '') && data.from !== 'example',
  })
  const columns = data.from === 'example' ? exampleColumns(described) : (known.data?.columns ?? [])
  const running = useMutation({
    mutationFn: async () => {
      abort.current = new AbortController()
      const { signal } = abort.current
      const options = optionsSent(described.options, values)
      const place = !described.needsData
        ? {}
        : data.from === 'study'
          ? { release: data.release ?? '', rows: data.rows }
          : { table: await placeOf(tableOf(), signal) }
      return api('run', { analysis: described.id, options, seed, ...place }, signal)
    },
    onSuccess: () =>
      navigate({
        search: {
          from: data.from,
          options: values,
          ...(data.release !== undefined && { release: data.release }),
          rows: data.rows,
        },
        replace: true,
      }),
  })
  const placeOf = (chosen: File | null, signal: AbortSignal): Promise<string> => {
    if (chosen === null) return Promise.resolve('')
    return data.from === 'example' ? upload([{ path: chosen.name, file: chosen }], () => undefined, signal) : uploadOf(chosen, signal)
  }
  const ready = !described.needsData || data.from === 'example' || (data.from === 'study' ? data.release !== undefined : file !== null)
  const cancelled = running.error instanceof DOMException
  const choose = (next: DataFrom): void => {
    if (next.from !== data.from) setValues(next.from === 'example' ? described.example.options : {})
    setData(next)
  }
  const set = (option: Option, value: unknown): void =>
    setValues(Object.fromEntries(Object.entries({ ...values, [option.name]: value }).filter(([, one]) => one !== undefined)))
  return (
    <div className={styles.columns}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) running.mutate()
        }}
      >
        <Section title={w.data}>
          {described.needsData ? (
            <div className={styles.fields}>
              <DataChoice
                data={data}
                file={file}
                onData={choose}
                onFile={(chosen) => {
                  setFile(chosen)
                  if (chosen !== null) reading.mutate(chosen)
                }}
              />
              {(reading.isPending || known.isFetching) && <p role="status">{w.reading}</p>}
              {known.data !== undefined && data.from !== 'example' && (
                <p className="soft">{w.columnsRead(columns.length, known.data.rows)}</p>
              )}
              {reading.error !== null && <Problem error={reading.error} />}
              {known.error !== null && <Problem error={known.error} />}
            </div>
          ) : (
            <p className="soft">{w.noData}</p>
          )}
        </Section>
        <Section title={w.options}>
          <div className={styles.fields}>
            {described.options.map((option) => (
              <OptionField
                key={option.name}
                option={option}
                value={values[option.name]}
                columns={columns}
                visits={data.from === 'study' && data.rows === 'subject' ? (known.data?.visits ?? []) : []}
                onChange={(value) => set(option, value)}
              />
            ))}
            {described.random && (
              <TextInput label={w.seed} description={w.seedHint} value={seed} onChange={(event) => setSeed(event.currentTarget.value)} />
            )}
          </div>
        </Section>
        <div className={styles.buttons}>
          <Button type="submit" disabled={!ready} loading={running.isPending}>
            {w.run}
          </Button>
          {running.isPending && (
            <Button variant="default" onClick={() => abort.current?.abort()}>
              {words.common.cancel}
            </Button>
          )}
        </div>
      </form>
      <div className={styles.results} aria-live="polite" aria-busy={running.isPending}>
        {running.error !== null && !cancelled && <Problem error={running.error} />}
        {running.isPending && <p role="status">{w.running}</p>}
        {running.data !== undefined && !running.isPending && <RunResult result={running.data} />}
        <Section title={w.about}>
          {described.summary.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <ul>
            {described.citations.map((citation) => (
              <li key={citation}>{citation}</li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  )
}

const exampleColumns = ({ example: { csv } }: Described) =>
  (csv.split(/\r?\n/)[0] ?? '').split(',').map((cell) => ({
    name: cell.replace(/^"|"$/g, '').replace(/\s*\[[^\]]*\]$/, ''),
    kind: 'numeric' as const,
    missing: 0,
    values: 0,
    levels: [],
  }))
