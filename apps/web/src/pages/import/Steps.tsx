import { useSpeech } from '../../words/words-context.tsx'
import styles from './Steps.module.css'

/** Where in the import one is. */
export const Steps = ({ at }: { readonly at: number }) => {
  const { words } = useSpeech()
  const w = words.import
  return (
    <ol className={styles.steps} aria-label={w.steps}>
      {[w.choose, w.check, w.publish, w.done].map((name, index) => (
        <li
          key={name}
          data-state={index < at ? 'over' : index === at ? 'now' : 'later'}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span aria-hidden="true" className={styles.point} />
          {name}
          {index < at && <span className="hidden-visually"> ({w.stepDone})</span>}
        </li>
      ))}
    </ol>
  )
}
