import { useSpeech } from '../words/words-context.tsx'
import styles from './Waiting.module.css'

const widths = [92, 75, 58, 81, 64, 87, 70, 93, 76, 59, 82, 65]

/** Quiet bars in the place of what is coming. */
export const Waiting = ({ lines = 4, height }: { readonly lines?: number; readonly height?: number }) => {
  const { words } = useSpeech()
  return (
    <div role="status" className={styles.waiting}>
      <span className="hidden-visually">{words.common.loading}</span>
      {height !== undefined ? (
        <div className={styles.block} style={{ height }} />
      ) : (
        widths.slice(0, lines).map((width) => <div key={width} className={styles.line} style={{ width: `${width}%` }} />)
      )}
    </div>
  )
}
