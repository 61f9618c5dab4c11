import { Choice } from '../parts/Choice.tsx'
import { useSpeech } from '../words/words-context.tsx'

const languages = [
  { value: 'en', label: 'EN', title: 'English' },
  { value: 'fr', label: 'FR', title: 'Français' },
] as const

export const LanguageSwitch = () => {
  const { language, words, speak } = useSpeech()
  return <Choice label={words.app.language} options={languages} value={language} onChange={speak} compact />
}
