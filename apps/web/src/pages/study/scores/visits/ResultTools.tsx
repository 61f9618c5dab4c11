import { NativeSelect } from '@mantine/core'
import { Choice } from '../../../../parts/Choice.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import type { ResultSummary, Summary } from './points-of.ts'
import type { ViewProps } from './view-props.ts'

interface ResultToolsProps {
  readonly results: readonly ResultSummary[]
  readonly visits: Summary['visits']
  readonly view: ViewProps
  readonly onChange: (part: { readonly result?: string; readonly visit?: string; readonly of?: string }) => void
}

/** Which result, at which visit, and of whom the share is. */
export const ResultTools = ({ results, visits, view: { chosen, visit, of, summary }, onChange }: ResultToolsProps) => {
  const { w, say } = useScoresWords()
  const needsVisit = chosen.kind === 'yes-no' || summary.transitions.length > 0
  return (
    <>
      {chosen.kind === 'yes-no' && (
        <Choice
          label={w.visits.of}
          compact
          value={of}
          onChange={(value) => onChange({ of: value })}
          options={[
            { value: 'known', label: w.visits.ofKnown },
            { value: 'all', label: w.visits.ofAll, title: w.visits.ofAllMeaning },
          ]}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={w.common.result}
        value={chosen.result}
        onChange={(event) => onChange({ result: event.currentTarget.value })}
        data={results.map(({ result, label }) => ({ value: result, label: say(label) }))}
        data-screen-only
      />
      {needsVisit && (
        <NativeSelect
          size="xs"
          aria-label={w.common.visit}
          value={visit}
          onChange={(event) => onChange({ visit: event.currentTarget.value })}
          data={visits.map(({ label }) => label)}
          data-screen-only
        />
      )}
    </>
  )
}
