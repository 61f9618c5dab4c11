import type { Instrument } from '@dacryon/endpoints/form'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'
import { Issues } from './Issues.tsx'
import type { Scored } from './messages.ts'
import { Rows } from './Rows.tsx'
import { Summary } from './Summary.tsx'
import { tableWords } from './table-words.ts'

/** The scored table: what came out, its first rows, and the whole to take away. */
export const Outcome = ({ scored, instrument, file }: { scored: Scored; instrument: Instrument; file: File }) => {
  const { language } = useSpeech()
  const words = tableWords[language]
  const [address, setAddress] = useState('')
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [scored])
  useEffect(() => {
    const made = URL.createObjectURL(scored.blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [scored])
  if (!scored.summary.instrument.startsWith(`${instrument.id}@`)) return null
  const added = scored.header.length - Object.keys(instrument.results).length - 2
  // The first column says which row it is; then what was worked out, then the rest as it came.
  const order = [0, ...scored.header.keys().filter((at) => at >= added), ...scored.header.keys().filter((at) => at > 0 && at < added)]
  const inOrder = (cells: readonly string[]) => order.map((at) => cells[at] ?? '')
  const name = `${file.name.replace(/\.(csv|tsv|txt)?(\.gz)?$/i, '')}-${instrument.id}.csv`
  return (
    <section class="panel outcome-table" aria-label={words.outcome} ref={place} tabIndex={-1}>
      <p>
        <a class="button" href={address} download={name}>
          {words.download}
        </a>
      </p>
      <Summary scored={scored} instrument={instrument} />
      <h3>{words.first}</h3>
      <Rows header={inOrder(scored.header)} rows={scored.rows.map(inOrder)} label={words.first} />
      {scored.warnings.length > 0 && <Issues title={words.warnings} issues={scored.warnings} />}
    </section>
  )
}
