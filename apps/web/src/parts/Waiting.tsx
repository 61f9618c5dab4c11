import { useSpeech } from '../words/words-context.tsx'
import styles from './Waiting.module.css'

/** Quiet bars in the place of what is coming. */
export const Waiting = ({ lines = 4, height }: { readonly lines?: number; readonly height?: number }) => {
  const { words } = useSpeech()
  return (
    <div role="status" className={styles['waiting']}>
      <span className="hidden-visually">{words.common.loading}</span>
      {height !== undefined ? (
        <div className={styles['block']} style={{ height }} />
      ) : (
        Array.from({ length: lines }, (_, line) => (
          <div key={line} className={styles['line']} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
        ))
      )}
    </div>
  )
}
