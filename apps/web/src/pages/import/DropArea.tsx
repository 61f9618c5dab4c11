import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { UploadFile } from '../../api/upload.ts'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './DropArea.module.css'
import { droppedFiles } from './dropped-files.ts'

interface DropAreaProps {
  readonly files: readonly UploadFile[]
  readonly onFiles: (files: readonly UploadFile[]) => void
}

const chosen = (list: FileList | null): readonly UploadFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }))

/** Takes files or a whole folder, dropped or chosen. */
export const DropArea = ({ files, onFiles }: DropAreaProps) => {
  const { words, format } = useSpeech()
  const w = words.import
  const [over, setOver] = useState(false)
  const fileInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons inside do the same
    <div
      className={styles.area}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void droppedFiles(event.dataTransfer).then(onFiles)
      }}
    >
      <input
        ref={fileInput}
        type="file"
        multiple
        hidden
        aria-label={w.chooseFiles}
        onChange={(event) => onFiles(chosen(event.currentTarget.files))}
      />
      <input
        ref={(element) => {
          folderInput.current = element
          element?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        multiple
        hidden
        aria-label={w.chooseFolder}
        onChange={(event) => onFiles(chosen(event.currentTarget.files))}
      />
      {files.length === 0 ? (
        <>
          <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
            <path
              d="M17 4c6 8.2 10 13.8 10 19.5a10 10 0 0 1-20 0C7 17.8 11 12.2 17 4z"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
            />
            <path d="M17 15v12M12.5 22.5 17 27l4.5-4.5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
          <strong>{w.drop}</strong>
          <p className="soft">{w.dropHint}</p>
          <div className={styles.buttons}>
            <Button variant="default" onClick={() => fileInput.current?.click()}>
              {w.chooseFiles}
            </Button>
            <Button variant="default" onClick={() => folderInput.current?.click()}>
              {w.chooseFolder}
            </Button>
          </div>
        </>
      ) : (
        <>
          <strong role="status">{w.chosen(files.length, format.bytes(size))}</strong>
          <ul className={styles.files}>
            {files.slice(0, 12).map(({ path, file }) => (
              <li key={path}>
                <span className="mono">{path}</span> <span className="soft">{format.bytes(file.size)}</span>
              </li>
            ))}
            {files.length > 12 && <li className="soft">+ {format.count(files.length - 12)}</li>}
          </ul>
          <Button variant="subtle" onClick={() => onFiles([])}>
            {w.removeFiles}
          </Button>
        </>
      )}
    </div>
  )
}
