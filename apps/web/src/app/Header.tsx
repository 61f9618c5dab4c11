import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { isOver } from '../api/job.ts'
import { queries } from '../api/queries.ts'
import { useSpeech } from '../words/words-context.tsx'
import { Brand } from './Brand.tsx'
import styles from './Header.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SchemeSwitch } from './SchemeSwitch.tsx'

const pages = [
  { to: '/', word: 'studies' },
  { to: '/analyses', word: 'analyses' },
  { to: '/import', word: 'import' },
  { to: '/jobs', word: 'jobs' },
  { to: '/help', word: 'help' },
] as const

export const Header = () => {
  const { words } = useSpeech()
  const inStudy = useRouterState({ select: ({ location }) => location.pathname.startsWith('/studies/') })
  const running = useQuery(queries.jobs).data?.filter((job) => !isOver(job)).length ?? 0
  return (
    <header className={styles.header}>
      <div className={styles.inside}>
        <Brand />
        <nav aria-label={words.app.mainNavigation} className={styles.nav} data-screen-only>
          {pages.map(({ to, word }) => (
            <Link
              key={to}
              to={to}
              data-within={to === '/' && inStudy}
              className={styles.link ?? ''}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              {words.app[word]}
              {word === 'jobs' && running > 0 && (
                <span className={styles.running} title={words.app.jobsRunning(running)}>
                  <span aria-hidden="true">{running}</span>
                  <span className="hidden-visually">{words.app.jobsRunning(running)}</span>
                </span>
              )}
            </Link>
          ))}
        </nav>
        <div className={styles.settings} data-screen-only>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </div>
    </header>
  )
}
