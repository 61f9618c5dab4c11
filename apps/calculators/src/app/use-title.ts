import { useEffect } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'

/** Name of the page in the window's title. */
export const useTitle = (title: string): void => {
  const { words } = useSpeech()
  useEffect(() => {
    document.title = `${title} · Dacryon ${words.app}`
  }, [title, words])
}
