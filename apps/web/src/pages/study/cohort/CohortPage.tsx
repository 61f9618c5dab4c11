import { everyone } from '@dacryon/core'
import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { exportCohort } from '../../../api/export-cohort.ts'
import { queries } from '../../../api/queries.ts'
import { CohortCount } from '../../../cohort/CohortCount.tsx'
import { criterionOf, isUnfinished } from '../../../cohort/criterion-of.ts'
import { type DraftGroup, emptyGroup } from '../../../cohort/draft.ts'
import { draftOf } from '../../../cohort/draft-of.ts'
import { useCohort } from '../../../cohort/use-cohort.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { useTree } from '../use-tree.ts'
import styles from './CohortPage.module.css'
import { CohortSurroundings } from './cohort-surroundings.ts'
import { GroupEditor } from './GroupEditor.tsx'

const route = getRouteApi('/studies/$study/cohort')

/** The question: written as conditions, read as a sentence, answered as a count, kept in the address. */
export const CohortPage = () => {
  const { words } = useSpeech()
  const w = words.cohort
  const { study } = route.useParams()
  const { question, set } = useCohort()
  const { tree, error } = useTree(study)
  const visits = useQuery(queries.release(study)).data?.release.content.visits.map(({ label }) => label) ?? []
  const scope = question?.scope ?? 'patient'
  const asked = JSON.stringify(question?.where)
  const [draft, setDraft] = useState<DraftGroup>(() => (question === undefined ? emptyGroup : draftOf(question.where)))
  const [known, setKnown] = useState(asked)
  if (asked !== known) {
    // The address changed under the editor (back, forward, filter removed): take it over, unless it says what the draft says.
    setKnown(asked)
    if (asked !== JSON.stringify(criterionOf(draft))) setDraft(question === undefined ? emptyGroup : draftOf(question.where))
  }
  const publish = useDebouncedCallback((next: DraftGroup) => {
    const where = criterionOf(next)
    set(where === undefined ? undefined : { scope, where })
  }, 250)
  const change = (next: DraftGroup): void => {
    setDraft(next)
    publish(next)
  }
  const exporting = useMutation({
    mutationFn: (as: 'csv' | 'parquet') => exportCohort({ study, as, ...(question === undefined ? {} : { where: question }) }),
  })
  if (error !== null) return <Problem error={error} />
  if (tree === undefined) return <Waiting height={300} />
  return (
    <div className={styles.split}>
      <Section title={w.title} lead={w.lead}>
        <CohortSurroundings value={{ study, tree, visits }}>
          <GroupEditor group={draft} depth={1} onChange={change} />
        </CohortSurroundings>
        {draft.of.length > 0 && isUnfinished(draft) && <p className="soft">{w.unfinished}</p>}
      </Section>
      <Section title={w.inWords}>
        <CohortCount study={study} question={question ?? everyone} large />
        <div className={styles.export} data-screen-only>
          {(['csv', 'parquet'] as const).map((as) => (
            <Button
              key={as}
              variant={as === 'csv' ? 'filled' : 'default'}
              onClick={() => exporting.mutate(as)}
              loading={exporting.isPending && exporting.variables === as}
            >
              {as === 'csv' ? w.exportCsv : w.exportParquet}
            </Button>
          ))}
        </div>
        <p className="soft">{w.exportHint}</p>
        {exporting.error !== null && <Problem error={exporting.error} />}
        {question !== undefined && (
          <details className={styles.json}>
            <summary>{w.json}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways */}
            <pre tabIndex={0}>{JSON.stringify(question, null, 2)}</pre>
          </details>
        )}
      </Section>
    </div>
  )
}
