import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

interface SectionProps {
  readonly title: string
  readonly level?: 2 | 3
  readonly lead?: ReactNode
  readonly tools?: ReactNode
  readonly bare?: boolean
  /** Of no use on paper. */
  readonly screenOnly?: boolean
  readonly children: ReactNode
}

/** A titled part of a page on its own sheet. */
export const Section = ({ title, level = 2, lead, tools, bare = false, screenOnly = false, children }: SectionProps) => {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id} className={styles.section} data-bare={bare} {...(screenOnly ? { 'data-screen-only': true } : {})}>
      <div className={styles.head}>
        <Heading id={id}>{title}</Heading>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  )
}
