import type { Mark } from '@dacryon/endpoints/form'
import { useSpeech } from '../words/speech.tsx'

/** How a rule or number is known. */
export const MarkBadge = ({ mark }: { mark: Mark }) => {
  const { words } = useSpeech()
  return (
    <span class="badge" data-mark={mark} title={words.marksMean[mark]}>
      {words.marks[mark]}
    </span>
  )
}
