import type { ComponentChild } from 'preact'
import { useSpeech } from '../words/speech.tsx'
import { type Loaded, useLoaded } from './use-loaded.ts'

/** Shows what was loaded, or that it is on its way, or that it failed. */
export const Shown = <T,>({ loaded, children }: { loaded: Loaded<T>; children: (value: T) => ComponentChild }) => {
  const { words } = useSpeech()
  if (loaded.state === 'there') return <>{children(loaded.value)}</>
  if (loaded.state === 'loading') return <p class="soft">{words.loading}</p>
  return (
    <p role="alert">
      {words.failed}{' '}
      <button type="button" onClick={loaded.retry}>
        {words.retry}
      </button>
    </p>
  )
}

/** A part of the application in a file of its own. */
export const Lazy = <T,>({ name, load, children }: { name: string; load: () => Promise<T>; children: (value: T) => ComponentChild }) => (
  <Shown loaded={useLoaded(name, load)}>{children}</Shown>
)
