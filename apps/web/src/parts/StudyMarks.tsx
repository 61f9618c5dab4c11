import { useSpeech } from '../words/words-context.tsx'
import { Badge } from './Badge.tsx'

interface StudyMarksProps {
  readonly study: { readonly synthetic: boolean; readonly restricted: boolean; readonly kind: 'study' | 'reference' }
}

/** What must be seen beside a study's name, wherever it stands. */
export const StudyMarks = ({ study }: StudyMarksProps) => {
  const { words } = useSpeech()
  return (
    <>
      {study.synthetic && (
        <Badge tone="warn" title={words.common.syntheticMeaning}>
          {words.common.synthetic}
        </Badge>
      )}
      {study.restricted && <Badge tone="danger">{words.common.restricted}</Badge>}
      {study.kind === 'reference' && <Badge>{words.common.reference}</Badge>}
    </>
  )
}
