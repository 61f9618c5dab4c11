import { useSpeech } from '../words/words-context.tsx'
import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** What is being done right now. */
  readonly doing?: string
  /** 0 to 1; unknown when absent. */
  readonly share?: number
}

/** How far long work is, for eyes and ears. */
export const ProgressBar = ({ label, doing, share }: ProgressBarProps) => {
  const { format } = useSpeech()
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        className={styles.track}
        {...(percent === undefined ? {} : { 'aria-valuenow': percent })}
      >
        <div className={styles.bar} data-unknown={percent === undefined} style={percent === undefined ? {} : { width: `${percent}%` }} />
      </div>
      <div className={styles.text}>
        <span role="status">{doing}</span>
        {percent !== undefined && <span className="soft">{format.percent(percent / 100)}</span>}
      </div>
    </div>
  )
}
