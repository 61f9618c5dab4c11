import { Button } from '@mantine/core'
import { download } from '../api/download.ts'
import { useSpeech } from '../words/words-context.tsx'
import { asCsv } from './as-csv.ts'

interface DownloadCsvProps {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: () => readonly (readonly (string | number | undefined)[])[]
}

export const DownloadCsv = ({ name, header, rows }: DownloadCsvProps) => {
  const { words } = useSpeech()
  return (
    // The byte order mark lets spreadsheets read the accents.
    <Button
      data-screen-only
      size="compact-sm"
      variant="subtle"
      onClick={() => download(name, new Blob(['\ufeff', asCsv(header, rows())], { type: 'text/csv;charset=utf-8' }))}
    >
      {words.common.downloadCsv}
    </Button>
  )
}
