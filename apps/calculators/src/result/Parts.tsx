import { numberOfExact } from '@dacryon/core'
import type { Part } from '@dacryon/endpoints/form'
import { useId } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'

/** What each part adds to the whole, as bars of one scale. */
export const Parts = ({ parts }: { parts: readonly Part[] }) => {
  const { words, say, exact, decimal } = useSpeech()
  const id = useId()
  const most = Math.max(1, ...parts.map((part) => part.of))
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{words.parts}</h3>
      <ul class="parts">
        {parts.map((part) => (
          <li key={part.id} data-known={part.got !== undefined}>
            <span class="part-label">{say(part.label)}</span>
            <span class="part-value">
              {part.got === undefined ? words.notKnown : words.partOf(exact(part.got), decimal(String(part.of)))}
            </span>
            <svg class="part-bar" aria-hidden="true" width="100%" height="8">
              <rect width={`${(100 * part.of) / most}%`} height="8" rx="4" class="bar-of" />
              {part.got !== undefined && (
                <rect width={`${Math.max(0, (100 * numberOfExact(part.got)) / most)}%`} height="8" rx="4" class="bar-got" />
              )}
            </svg>
          </li>
        ))}
      </ul>
    </section>
  )
}
