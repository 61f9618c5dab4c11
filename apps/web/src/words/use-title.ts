import { useEffect } from 'react'
import { useSpeech } from './words-context.tsx'

/** Names the page in the browser's tab and history. */
export const useTitle = (title: string): void => {
  const { words } = useSpeech()
  useEffect(() => {
    document.title = words.app.titleOf(title)
  }, [title, words])
}
