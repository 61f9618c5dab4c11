import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../api/operations.ts'
import { StudyMarks } from '../../parts/StudyMarks.tsx'
import { VisitRail } from '../../parts/VisitRail.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './StudyCard.module.css'

/** One study in the list: who it is, how large, when it came. */
export const StudyCard = ({ release, releases }: OutputOf<'studies'>['studies'][number]) => {
  const { words, format } = useSpeech()
  const { study, counts, visits, assays } = release.content
  const figures = [
    { name: words.studies.patients, value: counts.subjects },
    { name: words.studies.variables, value: counts.concepts },
    { name: words.studies.observations, value: counts.observations },
    { name: words.assays.sampleTable, value: counts.samples },
  ]
  return (
    <li className={styles.card}>
      <div className={styles.who}>
        <h2>
          <Link to="/studies/$study" params={{ study: study.id }} className={styles.link ?? ''}>
            {study.title}
          </Link>
        </h2>
        <p className={styles.under}>
          <span className="mono">{study.id}</span>
          <StudyMarks study={study} />
        </p>
      </div>
      <div className={styles.visits}>
        <VisitRail visits={visits} />
        <span>{words.studies.visitCount(counts.visits)}</span>
      </div>
      <dl className={styles.figures}>
        {figures.map(({ name, value }) => (
          <div key={name} data-none={value === 0}>
            <dt>{name}</dt>
            <dd>{format.count(value)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.when}>
        {words.studies.imported} {format.date(release.provenance.at)}
        <span>
          {words.studies.releases(releases)}
          {assays.length > 0 && ` · ${assays.map(({ kind }) => words.assays.kinds[kind]).join(', ')}`}
        </span>
      </p>
    </li>
  )
}
