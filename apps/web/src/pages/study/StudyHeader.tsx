import type { OutputOf } from '../../api/operations.ts'
import { CopyText } from '../../parts/CopyText.tsx'
import { Counts } from '../../parts/Counts.tsx'
import { StudyMarks } from '../../parts/StudyMarks.tsx'
import { VisitRail } from '../../parts/VisitRail.tsx'
import { useTitle } from '../../words/use-title.ts'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './StudyHeader.module.css'
import { shortId } from './short-id.ts'

/** Who this study is. */
export const StudyHeader = ({ release }: { readonly release: OutputOf<'release'>['release'] }) => {
  const { words } = useSpeech()
  const { study, counts, visits } = release.content
  useTitle(study.title)
  return (
    <div className={styles.header}>
      <div className={styles.who}>
        <h1>{study.title}</h1>
        <p className={styles.under}>
          <span className="mono">{study.id}</span>
          <StudyMarks study={study} />
          <span>
            {words.study.releaseId} <CopyText text={release.id} short={shortId(release.id)} label={words.study.copyRelease} />
          </span>
        </p>
      </div>
      <div className={styles.size}>
        <Counts
          items={[
            { name: words.study.patients, value: counts.subjects },
            { name: words.study.visits(counts.visits), value: counts.visits },
            { name: words.study.variablesCount, value: counts.concepts },
            { name: words.study.observations, value: counts.observations },
            ...(counts.samples > 0 ? [{ name: words.study.samples, value: counts.samples }] : []),
          ]}
        />
        <VisitRail visits={visits} width={220} />
      </div>
    </div>
  )
}
