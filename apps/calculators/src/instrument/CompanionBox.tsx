import type { Instrument } from '@dacryon/endpoints/form'
import { useState } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'

/** Data of one's own that a rule needs, once it is there. */
export interface Held {
  readonly name: string
  readonly value: unknown
  /** As it was read. */
  readonly json: unknown
  readonly madeUp: boolean
}

interface CompanionProps {
  readonly companion: NonNullable<Instrument['companion']>
  readonly held: Held | undefined
  readonly hold: (held: Held | undefined) => void
}

const parseJson = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Takes the file that an instrument needs and that is not Dacryon's to ship: coefficients, a value set. */
export const CompanionBox = ({ companion, held, hold }: CompanionProps) => {
  const { words, say } = useSpeech()
  const [problems, setProblems] = useState<readonly string[]>([])
  const take = (name: string, json: unknown, madeUp: boolean) => {
    const parsed = companion.parse(json)
    setProblems(parsed.ok ? [] : parsed.issues.map(({ message, remedy }) => `${message} ${remedy}`))
    hold(parsed.ok ? { name, value: parsed.value, json, madeUp } : undefined)
  }
  const read = async (file: File) => {
    const parsed = parseJson(await file.text())
    if (parsed === undefined) setProblems([words.badJson])
    else take(file.name, parsed.json, false)
  }
  return (
    <section class="panel companion">
      <h3>{held === undefined ? words.companion : words.fileUsed(held.name)}</h3>
      <p>
        <b>{say(companion.label)}.</b> {say(companion.help)}
      </p>
      <div class="tools">
        <label class="file">
          {words.loadFile}
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => currentTarget.files?.[0] !== undefined && void read(currentTarget.files[0])}
          />
        </label>
        <button type="button" onClick={() => take(words.sample, companion.sample, true)}>
          {words.sample}
        </button>
      </div>
      {held?.madeUp === true && <p class="wrong">{words.sampleUsed}</p>}
      {problems.length > 0 && (
        <ul class="wrong" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
