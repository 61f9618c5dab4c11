import type { ReactNode } from 'react'
import styles from './Badge.module.css'

interface BadgeProps {
  readonly tone?: 'plain' | 'good' | 'warn' | 'danger'
  readonly title?: string
  readonly children: ReactNode
}

/** A short mark beside a name. */
export const Badge = ({ tone = 'plain', title, children }: BadgeProps) => (
  <span className={styles.badge} data-tone={tone} title={title}>
    {children}
  </span>
)
