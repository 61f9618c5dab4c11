import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
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
  const nav = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  // On a narrow screen the parts scroll sideways: the chosen one is brought into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path decides which part is chosen
  useEffect(() => {
    const chosen = nav.current?.querySelector('[data-status=active]')
    if (nav.current !== null && chosen instanceof HTMLElement) nav.current.scrollLeft = chosen.offsetLeft - 24
  }, [path])
  const parts = [
    { to: '/studies/$study', name: words.study.variables },
    { to: '/studies/$study/cohort', name: words.study.cohort },
    { to: '/studies/$study/scores', name: words.study.scores, within: true },
    { to: '/studies/$study/assays', name: words.study.assays, count: assays },
    { to: '/studies/$study/missing', name: words.study.missing },
    { to: '/studies/$study/release', name: words.study.release },
    { to: '/studies/$study/issues', name: words.study.issues, count: issues },
  ] as const
  return (
    <nav ref={nav} aria-label={words.study.tabs} className={styles.tabs} data-screen-only>
      {parts.map((part) => (
        <Link
          key={part.to}
          to={part.to}
          params={{ study }}
          search={(before: { q?: unknown }) => (before.q === undefined ? {} : { q: before.q })}
          className={styles.tab ?? ''}
          activeOptions={{ exact: !('within' in part), includeSearch: false }}
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
