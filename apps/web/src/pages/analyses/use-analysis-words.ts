import { useMemo } from 'react'
import { analysesEnglish } from '../../words/analyses-english.ts'
import { analysesFrench } from '../../words/analyses-french.ts'
import { useSpeech } from '../../words/words-context.tsx'

const makers = { en: analysesEnglish, fr: analysesFrench } as const

/** Words of the analyses in the language of the page. */
export const useAnalysisWords = () => {
  const { language, format } = useSpeech()
  return useMemo(() => makers[language](format), [language, format])
}
