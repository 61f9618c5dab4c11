import { asExactText, type Exact } from '@dacryon/core'
import { asUnitText } from '@dacryon/core/unit-text'
import type { Words } from '@dacryon/endpoints/form'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useMemo, useState } from 'preact/hooks'
import { type AppWords, english } from './english.ts'

export type Language = 'en' | 'fr'

/** How the page speaks: its own words, and those of definitions. */
export interface Speech {
  readonly language: Language
  readonly words: AppWords
  readonly say: (words: Words) => string
  /** A decimal text with the language's decimal sign. */
  readonly decimal: (text: string) => string
  /** An exact value for people: at most four digits after the point. */
  readonly exact: (value: Exact) => string
  readonly unit: (ucum: string) => string
  readonly speak: (language: Language) => void
}

const key = 'dacryon-language'
const makers = { en: async () => english, fr: async () => (await import('./french.ts')).french }
const minus = (text: string): string => text.replace(/^-/, '\u2212')

/** The remembered language, else the browser's. */
export const preferredLanguage = (): Language => {
  const kept = localStorage.getItem(key)
  if (kept === 'en' || kept === 'fr') return kept
  return /^fr\b/i.test(navigator.languages.find((tag) => /^(en|fr)\b/i.test(tag)) ?? '') ? 'fr' : 'en'
}

/** The words of a language: French is a file of its own, fetched by those who read it. */
export const loadWords = async (language: Language) => ({ language, words: await makers[language]() })

const Context = createContext<Speech | undefined>(undefined)

/** Words and numbers in the chosen language. */
export const useSpeech = (): Speech => {
  const speech = useContext(Context)
  if (speech === undefined) throw new Error('useSpeech outside SpeechProvider')
  return speech
}

/** Gives everything below the language, and the means to change it. */
export const SpeechProvider = (props: { first: Awaited<ReturnType<typeof loadWords>>; children: ComponentChildren }) => {
  const [current, setCurrent] = useState(props.first)
  const { language, words } = current
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speech = useMemo((): Speech => {
    const decimal = (text: string) => minus(language === 'fr' ? text.replace('.', ',') : text)
    return {
      language,
      words,
      say: (said) => said[language],
      decimal,
      exact: (value) => decimal(asExactText(value, 4)),
      unit: (ucum) => asUnitText(ucum, language),
      speak: (next) => {
        localStorage.setItem(key, next)
        void loadWords(next).then(setCurrent)
      },
    }
  }, [language, words])
  return <Context.Provider value={speech}>{props.children}</Context.Provider>
}
