import { useState } from 'preact/hooks'
import { Lazy } from '../app/Lazy.tsx'
import { useSpeech } from '../words/speech.tsx'

type Props = Parameters<typeof import('./Options.tsx').Options>[0]

/** How the instrument is applied, fetched when somebody opens it, or when the address came with options. */
export const LateOptions = (props: Props) => {
  const { words } = useSpeech()
  const changed = Object.keys(props.options).length > 0
  const [opened, setOpened] = useState(changed)
  if (props.instrument.options === undefined || Object.keys(props.instrument.options).length === 0) return null
  return (
    <details class="panel" open={changed} onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary>
        {words.options}
        {changed && (
          <span class="badge" data-mark="unverified">
            {words.optionsChanged}
          </span>
        )}
      </summary>
      {(opened || changed) && (
        <Lazy name="options" load={() => import('./Options.tsx')}>
          {({ Options }) => <Options {...props} />}
        </Lazy>
      )}
    </details>
  )
}
