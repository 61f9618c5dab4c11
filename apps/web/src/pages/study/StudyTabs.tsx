import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './StudyTabs.module.css'

interface StudyTabsProps {
  readonly study: string
  readonly issues?: number
  readonly assays?: number
}

/** The parts of a study; each is an address, and the filter goes with it. */
export const StudyTabs = ({ study, issues, assays }: StudyTabsProps) => {
  const { words, format } = useSpeech()
  const parts = [
    { to: '/studies/$study', name: words.study.variables },
    { to: '/studies/$study/cohort', name: words.study.cohort },
    { to: '/studies/$study/assays', name: words.study.assays, count: assays },
    { to: '/studies/$study/missing', name: words.study.missing },
    { to: '/studies/$study/release', name: words.study.release },
    { to: '/studies/$study/issues', name: words.study.issues, count: issues },
  ] as const
  return (
    <nav aria-label={words.study.tabs} className={styles.tabs}>
      {parts.map((part) => (
        <Link
          key={part.to}
          to={part.to}
          params={{ study }}
          search={(before: { q?: unknown }) => (before.q === undefined ? {} : { q: before.q })}
          className={styles.tab ?? ''}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {part.name}
          {'count' in part && part.count !== undefined && part.count > 0 && (
            <span className={styles.count}>{format.count(part.count)}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
