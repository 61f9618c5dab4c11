import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../../api/operations.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import styles from './AssayCard.module.css'

interface AssayCardProps {
  readonly study: string
  readonly assay: OutputOf<'release'>['release']['content']['assays'][number]
  readonly chosen: boolean
}

/** One matrix and how large it is. */
export const AssayCard = ({ study, assay, chosen }: AssayCardProps) => {
  const { words } = useSpeech()
  return (
    <li className={styles.card} data-chosen={chosen}>
      <Link
        to="/studies/$study/assays"
        params={{ study }}
        search={(before: { q?: unknown }) => ({ ...(before.q === undefined ? {} : { q: before.q }), assay: assay.id })}
        resetScroll={false}
        className={styles.link ?? ''}
        {...(chosen ? { 'aria-current': 'true' as const } : {})}
      >
        {assay.title}
      </Link>
      <span className="soft">{words.assays.kinds[assay.kind]}</span>
      <span>
        {words.assays.features(assay.features)} × {words.assays.samples(assay.samples)}
      </span>
      {assay.platform !== undefined && (
        <span className="soft">
          {words.assays.platform} <span className="mono">{assay.platform}</span>
        </span>
      )}
    </li>
  )
}
