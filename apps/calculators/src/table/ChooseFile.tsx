import { useState } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'
import { tableWords } from './table-words.ts'

/** Takes one file, dropped or chosen. */
export const ChooseFile = ({ file, take }: { file: File | undefined; take: (file: File) => void }) => {
  const { language } = useSpeech()
  const words = tableWords[language]
  const [over, setOver] = useState(false)
  const first = (files: FileList | null | undefined) => files?.[0] !== undefined && take(files[0])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      class="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        first(event.dataTransfer?.files)
      }}
    >
      <p>{file === undefined ? words.drop : <b>{file.name}</b>}</p>
      <label class="file">
        {file === undefined ? words.chooseFile : words.other}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.gz,text/csv,text/plain"
          aria-label={words.file}
          onChange={({ currentTarget }) => first(currentTarget.files)}
        />
      </label>
    </div>
  )
}
