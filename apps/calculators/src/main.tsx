import './theme/tokens.css'
import './theme/base.css'
import './theme/shell.css'
import './theme/form.css'
import './theme/result.css'
import './theme/table.css'
import './theme/composite.css'
import './theme/print.css'
import { render } from 'preact'
import { App } from './app/App.tsx'
import { loadWords, preferredLanguage, SpeechProvider } from './words/speech.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root')
const first = await loadWords(preferredLanguage())
render(
  <SpeechProvider first={first}>
    <App />
  </SpeechProvider>,
  root,
)
