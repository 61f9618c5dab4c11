import type { Instrument } from '@dacryon/endpoints/form'
import { useState } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'

interface ToolsProps {
  readonly instrument: Instrument
  readonly fill: (example: Instrument['examples'][number]) => void
  readonly clear: () => void
  /** Absent where there is no address to share. */
  readonly share?: boolean
}

/** Fill in an example, clear, copy a link, print. */
export const Tools = ({ instrument, fill, clear, share = false }: ToolsProps) => {
  const { words, say } = useSpeech()
  const [said, setSaid] = useState('')
  const { examples } = instrument
  const pick = (select: HTMLSelectElement) => {
    const example = examples[Number(select.value)]
    if (select.value !== '' && example !== undefined) fill(example)
    select.value = ''
  }
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setSaid(words.shared),
      () => setSaid(words.notCopied),
    )
  return (
    <div class="tools screen-only">
      {examples.length > 0 && (
        <select aria-label={words.example} value="" onChange={({ currentTarget }) => pick(currentTarget)}>
          <option value="">{words.example}…</option>
          {examples.map(({ title }, at) => (
            <option key={title.en} value={at}>
              {say(title)}
            </option>
          ))}
        </select>
      )}
      <button type="button" onClick={clear}>
        {words.clear}
      </button>
      {share && (
        <button type="button" onClick={() => void copy()}>
          {words.share}
        </button>
      )}
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <span role="status" class="soft small">
        {said}
      </span>
    </div>
  )
}
