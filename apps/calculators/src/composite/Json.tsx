import type { Issue } from '@dacryon/core'
import type { Composite } from '@dacryon/endpoints'
import { parseComposite } from '@dacryon/endpoints/schema'
import { useState } from 'preact/hooks'
import { Issues } from '../table/Issues.tsx'
import { useSpeech } from '../words/speech.tsx'
import { compositeWords } from './composite-words.ts'

const parse = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The composite as a file: opened, written by hand, taken away. */
export const Json = ({ composite, set }: { composite: Composite; set: (composite: Composite) => void }) => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  const [typed, setTyped] = useState<string>()
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const text = JSON.stringify(composite, null, 2)
  const take = (said: string) => {
    const found = parse(said)
    const read = found === undefined ? undefined : parseComposite(found.json)
    setTyped(said)
    if (read?.ok === true) {
      setIssues([])
      set(read.value)
    } else setIssues(read?.issues ?? [{ code: 'json', severity: 'error', message: words.notJson, remedy: '' }])
  }
  const download = () => {
    const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: address, download: `${composite.id}.json` })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <section class="panel">
      <div class="tools">
        <label class="file">
          {words.upload}
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => void currentTarget.files?.[0]?.text().then(take)}
          />
        </label>
        <button type="button" onClick={download}>
          {words.download}
        </button>
      </div>
      {issues.length > 0 && <Issues title={words.problems(issues.length)} issues={issues} />}
      <details>
        <summary>{words.json}</summary>
        <textarea
          aria-label={words.json}
          spellcheck={false}
          rows={18}
          value={typed ?? text}
          onInput={({ currentTarget }) => take(currentTarget.value)}
          onBlur={() => setTyped(undefined)}
        />
      </details>
    </section>
  )
}
