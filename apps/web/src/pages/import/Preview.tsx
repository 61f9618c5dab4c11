import { useMemo, useState } from 'react'
import type { OutputOf } from '../../api/operations.ts'
import { Counts } from '../../parts/Counts.tsx'
import { IssueTable } from '../../parts/IssueTable.tsx'
import { StudyMarks } from '../../parts/StudyMarks.tsx'
import { VisitRail } from '../../parts/VisitRail.tsx'
import { ConceptTree } from '../../tree/ConceptTree.tsx'
import { indexTree } from '../../tree/tree-index.ts'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './Preview.module.css'

/** What the files would become: identity, counts, tree, problems. */
export const Preview = ({ result: { preview, format } }: { readonly result: OutputOf<'import'> }) => {
  const { words } = useSpeech()
  const w = words.import
  const tree = useMemo(() => indexTree(preview.nodes), [preview.nodes])
  const [selected, setSelected] = useState<string>()
  const errors = preview.issues.filter(({ severity }) => severity === 'error').length
  const { counts } = preview
  return (
    <div className={styles.preview}>
      <div className={styles.who}>
        {preview.study !== undefined && (
          <h3>
            {preview.study.title} <span className="mono soft">{preview.study.id}</span> <StudyMarks study={preview.study} />
          </h3>
        )}
        <p className="soft">{w.recognised(format.id, format.because)}</p>
      </div>
      <div className={styles.size}>
        <Counts
          items={[
            { name: words.study.patients, value: counts.subjects },
            { name: words.study.visits(counts.visits), value: counts.visits },
            { name: words.study.variablesCount, value: counts.concepts },
            { name: words.study.observations, value: counts.observations },
            { name: words.study.samples, value: counts.samples },
          ]}
        />
        <VisitRail visits={preview.visits} width={220} />
      </div>
      <section aria-label={words.issues.table} className={styles.issues}>
        <p role="status" className={styles.verdict} data-tone={errors > 0 ? 'danger' : preview.issues.length > 0 ? 'warn' : 'good'}>
          {errors > 0
            ? `${words.issues.errors(errors)}. ${w.errorsBlock}`
            : preview.issues.length > 0
              ? `${words.issues.warnings(preview.issues.length)}. ${w.warningsGo}`
              : w.clean}
        </p>
        {preview.issues.length > 0 && <IssueTable issues={preview.issues} name={preview.study?.id ?? 'import'} />}
      </section>
      {preview.nodes.length > 0 && (
        <section className={styles.tree} aria-label={w.tree}>
          <h3>{w.tree}</h3>
          <div className={styles.box}>
            <ConceptTree tree={tree} onSelect={({ id }) => setSelected(id)} {...(selected === undefined ? {} : { selected })} />
          </div>
        </section>
      )}
    </div>
  )
}
