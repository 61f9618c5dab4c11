import { useMemo } from 'react'
import type { OutputOf } from '../../../api/operations.ts'
import { CopyText } from '../../../parts/CopyText.tsx'
import { type Column, DataTable } from '../../../parts/DataTable.tsx'
import { useSpeech } from '../../../words/words-context.tsx'

type ReleaseFile = OutputOf<'release'>['release']['content']['files'][number]

export const FileTable = ({ label, files }: { readonly label: string; readonly files: readonly ReleaseFile[] }) => {
  const { words, format } = useSpeech()
  const columns = useMemo((): readonly Column<ReleaseFile>[] => {
    const w = words.release
    return [
      {
        id: 'path',
        header: w.path,
        value: ({ path }) => path,
        cell: ({ path }) => <span className="mono">{path.replace(/^raw\//, '')}</span>,
        names: true,
      },
      { id: 'size', header: w.size, value: ({ bytes }) => bytes, cell: ({ bytes }) => format.bytes(bytes), numeric: true },
      ...(files.some(({ rows }) => rows !== undefined)
        ? [{ id: 'rows', header: w.rows, value: ({ rows }: ReleaseFile) => rows, numeric: true }]
        : []),
      {
        id: 'sha',
        header: w.sha,
        value: ({ sha256 }) => sha256,
        cell: ({ path, sha256 }) => (
          <CopyText text={sha256} short={`${sha256.slice(0, 12)}…`} label={`${words.common.copy} SHA-256 ${path}`} />
        ),
      },
    ]
  }, [words, format, files])
  return <DataTable label={label} rows={files} columns={columns} rowKey={({ path }) => path} />
}
