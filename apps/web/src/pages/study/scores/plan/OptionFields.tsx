import { TextInput } from '@mantine/core'
import { useSpeech } from '../../../../words/words-context.tsx'
import type { Scores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import type { PlanDraft } from './draft-of-plan.ts'
import { keyOf, type PlanOption } from './option-name.ts'
import styles from './PlanForm.module.css'
import { Radios } from './Radios.tsx'

interface OptionFieldsProps {
  readonly scores: Scores
  readonly draft: PlanDraft
  readonly onChange: (key: string, value: string) => void
}

/** The choices in words, then the thresholds, which few will touch. */
export const OptionFields = ({ scores, draft, onChange }: OptionFieldsProps) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const shortOf = (id: string): string => scores.instruments.find((instrument) => instrument.id === id)?.short ?? id
  const concerns = ({ instruments }: PlanOption): string => w.plan.concerns(format.list([...new Set(instruments.map(shortOf))]))
  const compares = new Set(scores.instruments.filter((instrument) => instrument.compares).map(({ id }) => id))
  // What decides the responders of a trial comes first.
  const late = ({ instruments }: PlanOption): number => Number(!instruments.some((id) => compares.has(id)))
  const choices = scores.options.filter(({ kind }) => kind === 'choice').sort((a, b) => late(a) - late(b))
  const numbers = scores.options.filter(({ kind }) => kind === 'number')
  if (scores.options.length === 0) return <p className="soft">{w.plan.noOptions}</p>
  return (
    <>
      <div>
        <h3 className={styles.title}>{w.plan.trial}</h3>
        <div className={styles.options}>
          {choices.map((option) => (
            <Radios
              key={keyOf(option)}
              label={say(option.label)}
              help={[concerns(option), ...(option.help === undefined ? [] : [say(option.help)])].join('. ')}
              choices={option.choices.map(({ id, label }) => ({ id, label: say(label) }))}
              value={draft.chosen[keyOf(option)] ?? option.default}
              onChange={(value) => onChange(keyOf(option), value)}
            />
          ))}
        </div>
      </div>
      {numbers.length > 0 && (
        <details className={styles.details}>
          <summary>{w.plan.thresholdsShow(numbers.length)}</summary>
          <p className={styles.help}>{w.plan.thresholdsHint}</p>
          <div className={styles.options}>
            {numbers.map((option) => {
              const value = draft.chosen[keyOf(option)] ?? option.default
              return (
                <TextInput
                  key={keyOf(option)}
                  label={say(option.label)}
                  description={`${concerns(option)} · ${w.plan.published(option.default)}${value === option.default ? '' : ` · ${w.plan.differs}`}`}
                  inputMode="decimal"
                  value={value}
                  error={/^-?\d+(\.\d+)?$/.test(value) ? undefined : w.plan.number}
                  onChange={(event) => onChange(keyOf(option), event.currentTarget.value)}
                />
              )
            })}
          </div>
        </details>
      )}
    </>
  )
}
