import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { useSpeech } from '../words/words-context.tsx'
import styles from './Footer.module.css'

export const Footer = () => {
  const { words } = useSpeech()
  const { data } = useQuery(queries.about)
  return (
    <footer className={styles.footer}>
      <div className={styles.inside}>
        <span>{data === undefined ? 'Dacryon' : words.app.version(data.version)}</span>
        {data?.home !== undefined && <span className={styles.home}>{words.app.home(data.home)}</span>}
        <a href="/calculators/">{words.app.calculators}</a>
        {data?.singleUser && <span>{words.app.singleUser}</span>}
      </div>
    </footer>
  )
}
