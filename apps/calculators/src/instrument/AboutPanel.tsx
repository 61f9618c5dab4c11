import type { Instrument } from '@dacryon/endpoints/form'
import { useState } from 'preact/hooks'
import { Lazy } from '../app/Lazy.tsx'
import { useSpeech } from '../words/speech.tsx'

/** Rule, sources and limits, shown when somebody opens them. */
export const AboutPanel = ({ instrument }: { instrument: Instrument }) => {
  const { words } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <details class="panel about" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.about}</summary>
      {open && (
        <Lazy name="about" load={() => import('../about/About.tsx')}>
          {({ About }) => <About instrument={instrument} />}
        </Lazy>
      )}
    </details>
  )
}
