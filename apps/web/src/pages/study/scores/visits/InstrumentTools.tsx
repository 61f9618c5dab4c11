import { NativeSelect } from '@mantine/core'
import { Choice } from '../../../../parts/Choice.tsx'
import { bySection } from '../derivable/by-section.ts'
import type { ScoredInstrument, Scores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import type { Selection } from './use-selection.ts'
import styles from './VisitsPage.module.css'

interface InstrumentToolsProps {
  readonly scores: Scores
  readonly instruments: readonly ScoredInstrument[]
  readonly selection: Selection
  readonly onChange: (part: { readonly instrument?: string; readonly by?: string }) => void
}

/** Which instrument, and whether by arm. */
export const InstrumentTools = ({ scores, instruments, selection, onChange }: InstrumentToolsProps) => {
  const { w } = useScoresWords()
  return (
    <div className={styles.tools} data-screen-only>
      <NativeSelect
        label={w.common.instrument}
        className={styles.instrument}
        value={selection.instrument.id}
        onChange={(event) => onChange({ instrument: event.currentTarget.value })}
        data={bySection(instruments).map(({ section, instruments: own }) => ({
          group: w.common.sections[section] ?? section,
          items: own.map(({ id, short, version }) => ({ value: id, label: `${short} (${version})` })),
        }))}
      />
      {scores.arm === undefined ? (
        <p className="soft">{w.visits.noArms}</p>
      ) : (
        <Choice
          label={w.visits.by}
          value={selection.byArm ? 'arm' : 'all'}
          onChange={(by) => onChange({ by })}
          options={[
            { value: 'arm', label: w.visits.byArm },
            { value: 'all', label: w.visits.all },
          ]}
        />
      )}
    </div>
  )
}
