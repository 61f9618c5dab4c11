import { Badge } from '../../../../parts/Badge.tsx'
import { Section } from '../../../../parts/Section.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import type { Scores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './PlanPage.module.css'
import { saidChoices } from './said-choices.ts'

/** Every revision, newest first: who, when, why, and what differs from the one before. */
export const PlanHistory = ({ scores }: { readonly scores: Scores }) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const said = scores.history.map(
    (record) => new Map(saidChoices(scores, record.plan, w.plan, say).map(({ name, value }) => [name, value])),
  )
  const changesAt = (index: number): readonly string[] => {
    const [before, now] = [said[index - 1], said[index]]
    if (before === undefined || now === undefined) return []
    return [...new Set([...before.keys(), ...now.keys()])].flatMap((name) => {
      const [old, next] = [before.get(name) ?? '–', now.get(name) ?? '–']
      return old === next ? [] : [w.plan.changed(name, old, next)]
    })
  }
  return (
    <Section title={w.plan.history}>
      <ol className={styles.history} reversed>
        {scores.history
          .map((record, index) => {
            const current = index === scores.history.length - 1
            return (
              <li key={record.revision} data-current={current}>
                <span>
                  <strong>{w.plan.historyOf(record.revision)}</strong> {current && <Badge tone="good">{w.plan.inForce}</Badge>}{' '}
                  <span className="soft">
                    {format.dateTime(record.at)} · {record.by}
                  </span>
                </span>
                <span>{record.reason ?? w.plan.firstReason}</span>
                {changesAt(index).length > 0 && (
                  <ul aria-label={w.plan.changes}>
                    {changesAt(index).map((change) => (
                      <li key={change}>{change}</li>
                    ))}
                  </ul>
                )}
              </li>
            )
          })
          .toReversed()}
      </ol>
    </Section>
  )
}
