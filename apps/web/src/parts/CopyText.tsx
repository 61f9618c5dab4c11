import { useState } from 'react'
import { useSpeech } from '../words/words-context.tsx'
import styles from './CopyText.module.css'

interface CopyTextProps {
  readonly text: string
  /** Shown instead of the whole text. */
  readonly short?: string
  readonly label: string
}

/** A fingerprint one can take along. */
export const CopyText = ({ text, short = text, label }: CopyTextProps) => {
  const { words } = useSpeech()
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className={styles.copy}
      title={text}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true)
          setTimeout(() => setCopied(false), 2_000)
        })
      }}
    >
      <code>{short}</code>
      <span className="hidden-visually">{label}</span>
      <svg viewBox="0 0 16 16" width="13" height="13" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        {copied ? <path d="M3 8.5l3.5 3.5L13 4.5" /> : <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />}
      </svg>
      <span role="status" className="hidden-visually">
        {copied ? words.common.copied : ''}
      </span>
    </button>
  )
}
