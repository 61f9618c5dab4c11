import type { ReactNode } from 'react'
import { useTitle } from '../words/use-title.ts'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A page with its heading. */
export const Page = ({ title, lead, tools, children }: PageProps) => {
  useTitle(title)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </div>
  )
}
