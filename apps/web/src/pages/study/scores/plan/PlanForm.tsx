import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../../api/api.ts'
import { Problem } from '../../../../parts/Problem.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import type { Scores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { draftOf, type PlanDraft, planOf, sameDraft } from './draft-of-plan.ts'
import { OptionFields } from './OptionFields.tsx'
import styles from './PlanForm.module.css'
import { Radios } from './Radios.tsx'

interface PlanFormProps {
  readonly scores: Scores
  readonly onDone: () => void
  /** Present when a plan is in force and is being changed. */
  readonly onCancel?: () => void
}

/** The form of the plan, made from the options of the instruments that can be derived. */
export const PlanForm = ({ scores, onDone, onCancel }: PlanFormProps) => {
  const { words } = useSpeech()
  const { w } = useScoresWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(scores))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<PlanDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const changing = scores.plan !== undefined
  const unchanged = changing && sameDraft(draft, draftOf(scores))
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api('plan-scores', { ...planOf(scores, draft), ...(changing ? { reason: reason.trim() } : {}) }),
    onSuccess: async () => {
      await Promise.all(
        ['scores', 'score-summary', 'score-subject', 'score-mismatches'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      )
      onDone()
    },
  })
  const needsReason = changing && asked && reason.trim() === ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (!unchanged && (!changing || reason.trim() !== '')) mutate()
      }}
    >
      <div className={styles.basics}>
        <NativeSelect
          label={w.plan.baseline}
          description={w.plan.baselineHint}
          data={scores.visits.map(({ label }) => label)}
          value={draft.baseline}
          onChange={(event) => change({ baseline: event.currentTarget.value })}
        />
        {scores.readers.length > 0 && (
          <NativeSelect
            label={w.plan.reader}
            description={w.plan.readerHint}
            data={[{ value: '', label: w.plan.anyReader }, ...scores.readers.map((reader) => ({ value: reader, label: reader }))]}
            value={draft.reader}
            onChange={(event) => change({ reader: event.currentTarget.value })}
          />
        )}
      </div>
      <OptionFields scores={scores} draft={draft} onChange={(key, value) => change({ chosen: { ...draft.chosen, [key]: value } })} />
      <Radios
        label={w.plan.totals}
        help={w.plan.totalsHint}
        value={draft.totals}
        onChange={(value) => change({ totals: value === 'file' ? 'file' : 'recomputed' })}
        choices={[
          { id: 'file', label: w.plan.totalsChoices.file },
          { id: 'recomputed', label: w.plan.totalsChoices.recomputed },
        ]}
      />
      {changing && (
        <Textarea
          label={w.plan.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          withAsterisk={false}
          rows={3}
          error={needsReason ? w.plan.reasonNeeded : undefined}
        />
      )}
      {error !== null && <Problem error={error} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={isPending} disabled={unchanged}>
          {changing ? w.plan.save : w.plan.fix}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" onClick={onCancel}>
            {words.common.cancel}
          </Button>
        )}
        <span className="soft">{unchanged ? w.plan.unchanged : w.plan.fixHint}</span>
      </div>
    </form>
  )
}
