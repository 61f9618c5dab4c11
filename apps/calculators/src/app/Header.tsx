import { useState } from 'preact/hooks'
import { Strip } from '../parts/Strip.tsx'
import { useSpeech } from '../words/speech.tsx'
import { chooseScheme, keptScheme, type Scheme } from './scheme.ts'

const Icon = ({ d }: { d: string }) => (
  <svg
    viewBox="0 0 16 16"
    width="15"
    height="15"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d={d} />
  </svg>
)

const icons: Readonly<Record<Scheme, string>> = {
  auto: 'M2.5 3.5h11v7h-11zM6 13.5h4',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.8.8M11.8 11.8l.8.8M3.4 12.6l.8-.8M11.8 4.2l.8-.8',
  dark: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z',
}

const languages = [
  { value: 'en', label: 'EN', title: 'English' },
  { value: 'fr', label: 'FR', title: 'Français' },
] as const

const SchemeSwitch = () => {
  const { words } = useSpeech()
  const [scheme, setScheme] = useState(keptScheme)
  const options = (['auto', 'light', 'dark'] as const).map((value) => ({
    value,
    label: <Icon d={icons[value]} />,
    title: words.schemes[value],
  }))
  const choose = (next: Scheme) => {
    chooseScheme(next)
    setScheme(next)
  }
  return <Strip label={words.scheme} options={options} value={scheme} onChange={choose} />
}

/** The tear with the equals sign, the pages, language and colours. */
export const Header = ({ page }: { page: string }) => {
  const { words, language, speak } = useSpeech()
  const link = (to: string, label: string, within: boolean) => (
    <a href={`#/${to}`} {...(within && { 'aria-current': page === to ? 'page' : 'true' })}>
      {label}
    </a>
  )
  const tool = page === 'table' || page === 'composite'
  return (
    <header class="header">
      <div class="inside">
        <a class="brand" href="#/">
          <svg viewBox="0 0 30 30" width="28" height="28" aria-hidden="true">
            <path d="M12.6 2.6c4.7 6.5 7.7 10.8 7.7 15.2a7.7 7.7 0 0 1-15.4 0c0-4.4 3-8.7 7.7-15.2z" class="tear" />
            <path d="M9.5 17h6.2M9.5 20.6h6.2" class="tear" />
            <circle cx="25.2" cy="21" r="3.2" class="point" />
          </svg>
          <span>Dacryon</span> <span class="brand-app">{words.app}</span>
        </a>
        <nav aria-label={words.menu}>
          {link('', words.home, !tool)}
          {link('table', words.table, page === 'table')}
          {link('composite', words.composite, page === 'composite')}
        </nav>
        <div class="settings">
          <Strip label={words.language} options={languages} value={language} onChange={speak} />
          <SchemeSwitch />
        </div>
      </div>
    </header>
  )
}
