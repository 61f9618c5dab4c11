import { useMemo } from 'react'
import { scoresEnglish } from '../../../words/scores-english.ts'
import { scoresFrench } from '../../../words/scores-french.ts'
import { useSpeech } from '../../../words/words-context.tsx'

const makers = { en: scoresEnglish, fr: scoresFrench } as const

/** Words of these pages, and the reader of words that answers carry in both languages. */
export const useScoresWords = () => {
  const { language, format } = useSpeech()
  const w = useMemo(() => makers[language](format), [language, format])
  return useMemo(
    () => ({ w, format, say: (words: { readonly en: string; readonly fr: string }): string => words[language] }),
    [w, format, language],
  )
}
