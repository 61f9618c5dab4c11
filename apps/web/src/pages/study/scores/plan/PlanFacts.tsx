import { CopyText } from '../../../../parts/CopyText.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { shortId } from '../../short-id.ts'
import type { Scores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './PlanPage.module.css'
import { saidChoices } from './said-choices.ts'

type Record = Scores['history'][number]

/** What was fixed, by whom and when. */
export const PlanFacts = ({ scores, record }: { readonly scores: Scores; readonly record: Record }) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const facts = [
    { name: w.plan.by, value: record.by },
    { name: w.plan.when, value: format.dateTime(record.at) },
    { name: w.plan.revision, value: format.count(record.revision) },
    { name: w.plan.fingerprint, value: <CopyText text={record.id} short={shortId(record.id)} label={w.plan.copy} /> },
    ...saidChoices(scores, record.plan, w.plan, say),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
