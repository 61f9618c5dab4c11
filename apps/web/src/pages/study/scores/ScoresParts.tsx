import { Link } from '@tanstack/react-router'
import { Badge } from '../../../parts/Badge.tsx'
import styles from './ScoresParts.module.css'
import { useScoresWords } from './use-scores-words.ts'

const parts = [
  { to: '/studies/$study/scores', part: 'derivable' },
  { to: '/studies/$study/scores/plan', part: 'plan' },
  { to: '/studies/$study/scores/visits', part: 'visits' },
  { to: '/studies/$study/scores/patient', part: 'patient' },
  { to: '/studies/$study/scores/mismatches', part: 'mismatches' },
] as const

interface ScoresPartsProps {
  readonly study: string
  /** Unknown while it is asked. */
  readonly planned: boolean | undefined
}

/** The parts of the scores; each is an address. */
export const ScoresParts = ({ study, planned }: ScoresPartsProps) => {
  const { w } = useScoresWords()
  return (
    <nav aria-label={w.parts.label} className={styles.parts} data-screen-only>
      {parts.map(({ to, part }) => (
        <Link
          key={part}
          to={to}
          params={{ study }}
          search={(before: { q?: unknown }) => (before.q === undefined ? {} : { q: before.q })}
          className={styles.part ?? ''}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {w.parts[part]}
          {part === 'plan' && planned !== undefined && (
            <Badge tone={planned ? 'good' : 'warn'}>{planned ? w.plan.fixed : w.plan.open}</Badge>
          )}
        </Link>
      ))}
    </nav>
  )
}
