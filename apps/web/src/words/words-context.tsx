import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { english, type Words } from './english.ts'
import { type Format, formatOf, type Language } from './format.ts'

export interface Speech {
  readonly language: Language
  readonly words: Words
  readonly format: Format
  readonly speak: (language: Language) => void
}

const key = 'dacryon-language'
const makers: Readonly<Record<Language, () => Promise<(f: Format) => Words>>> = {
  en: async () => english,
  fr: async () => (await import('./french.ts')).french,
}

/** The remembered language, else the browser's. */
export const preferredLanguage = (): Language => {
  const kept = localStorage.getItem(key)
  if (kept === 'en' || kept === 'fr') return kept
  return navigator.languages
    .find((tag) => /^(en|fr)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('fr')
    ? 'fr'
    : 'en'
}

/** Loads a language: French is a separate file, fetched only by those who read it. */
export const loadWords = async (language: Language): Promise<Omit<Speech, 'speak'>> => {
  const format = formatOf(language)
  return { language, format, words: (await makers[language]())(format) }
}

const SpeechContext = createContext<Speech | undefined>(undefined)

/** Words and number formats of the chosen language. */
export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext)
  if (speech === undefined) throw new Error('useSpeech outside SpeechProvider')
  return speech
}

export const SpeechProvider = ({ first, children }: { readonly first: Omit<Speech, 'speak'>; readonly children: ReactNode }) => {
  const [current, setCurrent] = useState(first)
  const speak = useCallback((language: Language) => {
    localStorage.setItem(key, language)
    void loadWords(language).then(setCurrent)
  }, [])
  useEffect(() => {
    document.documentElement.lang = current.language
  }, [current.language])
  const speech = useMemo(() => ({ ...current, speak }), [current, speak])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}
