import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  readonly title: string
  readonly heading?: 'h1' | 'h2' | 'h3'
  readonly children?: ReactNode
}

/** Nothing here, why, and what to do: the empty tear. */
export const EmptyState = ({ title, heading: Heading = 'h2', children }: EmptyStateProps) => (
  <div className={styles.empty}>
    <svg viewBox="0 0 40 40" width="44" height="44" aria-hidden="true">
      <path d="M17 4c6 8.2 10 13.8 10 19.5a10 10 0 0 1-20 0C7 17.8 11 12.2 17 4z" className={styles.tear} />
      <circle cx="33" cy="28" r="3.6" className={styles.point} />
    </svg>
    <Heading>{title}</Heading>
    {children}
  </div>
)
