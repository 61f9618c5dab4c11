import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { startImport } from '../../api/jobs.ts'
import { queries } from '../../api/queries.ts'
import { type UploadFile, upload } from '../../api/upload.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import { Section } from '../../parts/Section.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './ChooseStep.module.css'
import { DropArea } from './DropArea.tsx'
import { importInput } from './import-input.ts'
import type { ImportSearch } from './import-search.ts'

const route = getRouteApi('/import')
const encodings = ['utf-8', 'utf-16le', 'windows-1252', 'iso-8859-15']

/** Files from this computer, or a path on the server; and how to read them. */
export const ChooseStep = () => {
  const { words, format } = useSpeech()
  const w = words.import
  const kept = route.useSearch()
  const navigate = route.useNavigate()
  const formats = useQuery(queries.formats).data?.formats ?? []
  const keptPath = kept.path?.startsWith('upload:') ? '' : (kept.path ?? '')
  const [source, setSource] = useState<'computer' | 'server'>(keptPath === '' ? 'computer' : 'server')
  const [files, setFiles] = useState<readonly UploadFile[]>([])
  const [path, setPath] = useState(keptPath)
  const [options, setOptions] = useState({
    format: kept.format ?? '',
    study: kept.study ?? '',
    encoding: kept.encoding ?? '',
    title: kept.title ?? '',
    synthetic: kept.synthetic ?? '',
  })
  const [sent, setSent] = useState<number>()
  const abort = useRef<AbortController>(null)
  const filled: ImportSearch = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''))
  const starting = useMutation({
    mutationFn: async () => {
      abort.current = new AbortController()
      const from = source === 'server' ? path.trim() : await upload(files, setSent, abort.current.signal)
      return { from, job: await startImport(importInput({ ...filled, path: from }, true)) }
    },
    onSuccess: ({ from, job }) => navigate({ search: { ...filled, path: from, check: job } }),
    onSettled: () => setSent(undefined),
  })
  const ready = source === 'server' ? path.trim() !== '' : files.length > 0
  const cancelled = starting.error instanceof DOMException
  return (
    <Section title={w.step(1, w.choose)}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) starting.mutate()
        }}
      >
        <Choice
          label={w.source}
          compact
          value={source}
          onChange={setSource}
          options={[
            { value: 'computer', label: w.fromComputer },
            { value: 'server', label: w.fromServer },
          ]}
        />
        {source === 'computer' ? (
          <DropArea files={files} onFiles={setFiles} />
        ) : (
          <TextInput
            label={w.path}
            description={w.pathHint}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
            placeholder="/data/GSE8581"
            className={styles.path ?? ''}
          />
        )}
        <details className={styles.options} open={Object.keys(filled).length > 0}>
          <summary>{w.options}</summary>
          <div className={styles.fields}>
            <Select
              label={w.format}
              placeholder={w.formatAuto}
              data={formats.map(({ id, title }) => ({ value: id, label: title }))}
              value={options.format === '' ? null : options.format}
              onChange={(value) => setOptions({ ...options, format: value ?? '' })}
              clearable
              clearButtonProps={{ 'aria-label': words.common.clear }}
            />
            <TextInput
              label={w.study}
              description={w.studyHint}
              value={options.study}
              onChange={(event) => setOptions({ ...options, study: event.currentTarget.value })}
            />
            <TextInput
              label={w.studyTitle}
              description={w.studyTitleHint}
              value={options.title}
              onChange={(event) => setOptions({ ...options, title: event.currentTarget.value })}
            />
            <Select
              label={w.encoding}
              placeholder={w.encodingAuto}
              data={encodings}
              value={options.encoding === '' ? null : options.encoding}
              onChange={(value) => setOptions({ ...options, encoding: value ?? '' })}
              clearable
              clearButtonProps={{ 'aria-label': words.common.clear }}
            />
            <Checkbox
              label={w.synthetic}
              checked={options.synthetic !== ''}
              onChange={(event) => setOptions({ ...options, synthetic: event.currentTarget.checked ? 'yes' : '' })}
            />
          </div>
        </details>
        {starting.error !== null && !cancelled && <Problem error={starting.error} />}
        {sent !== undefined && <ProgressBar label={w.uploading('')} doing={w.uploading(format.percent(sent))} share={sent} />}
        <div className={styles.buttons}>
          <Button type="submit" disabled={!ready} loading={starting.isPending}>
            {w.startCheck}
          </Button>
          {starting.isPending && (
            <Button variant="default" onClick={() => abort.current?.abort()}>
              {words.common.cancel}
            </Button>
          )}
        </div>
      </form>
    </Section>
  )
}
