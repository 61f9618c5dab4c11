import { useSpeech } from '../words/words-context.tsx'
import styles from './Counts.module.css'

/** Figures with their names, in a row. */
export const Counts = ({ items }: { readonly items: readonly { readonly name: string; readonly value: number }[] }) => {
  const { format } = useSpeech()
  return (
    <dl className={styles.counts}>
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.count(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
