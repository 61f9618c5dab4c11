import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../../../../api/queries.ts'
import { Badge } from '../../../../parts/Badge.tsx'
import { Problem } from '../../../../parts/Problem.tsx'
import { Section } from '../../../../parts/Section.tsx'
import { Waiting } from '../../../../parts/Waiting.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { DownloadScores } from '../DownloadScores.tsx'
import { ReasonList } from '../derivable/ReasonList.tsx'
import { sumReasons } from '../derivable/sum-reasons.ts'
import { InstrumentName } from '../InstrumentName.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { MadeWith } from './MadeWith.tsx'
import { armsOf, type Summary } from './points-of.ts'
import { ResultTools } from './ResultTools.tsx'
import { ResultView } from './ResultView.tsx'
import { TransitionsView } from './TransitionsView.tsx'
import type { Selection } from './use-selection.ts'
import styles from './VisitsPage.module.css'

interface SummaryViewProps {
  readonly study: string
  readonly selection: Selection
  readonly onChange: (part: { readonly result?: string; readonly visit?: string; readonly of?: string }) => void
}

/** Asks for the summary of the chosen instrument and shows it. */
export const SummaryView = ({ study, selection, onChange }: SummaryViewProps) => {
  const { data, error, refetch } = useQuery(queries.scoreSummary(study, selection.instrument.id, selection.byArm))
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  if (data === undefined || data.instrument.id !== selection.instrument.id) return <Waiting height={420} />
  return <Shown summary={data} selection={selection} onChange={onChange} />
}

type ShownProps = Omit<SummaryViewProps, 'study'> & { readonly summary: Summary }

const Shown = ({ summary, selection, onChange }: ShownProps) => {
  const { words } = useSpeech()
  const { w, say } = useScoresWords()
  const names = useMemo(() => ({ everyone: w.common.everyone, noArm: words.variable.noArm }), [w, words])
  const arms = useMemo(() => armsOf(summary, names), [summary, names])
  const results = summary.groups[0]?.results ?? []
  const chosen =
    results.find(({ result }) => result === selection.result) ?? results.find(({ result }) => result === summary.instrument.main)
  const visits = summary.visits.filter(({ label }) => summary.groups.some(({ visit }) => visit === label))
  const visit = visits.find(({ label }) => label === selection.visit)?.label ?? visits.at(-1)?.label ?? ''
  if (chosen === undefined) return <p className="soft">{w.visits.nothingHere}</p>
  const flags = sumReasons(summary.groups.flatMap((group) => group.flags.map(({ flag, ...rest }) => ({ reason: flag, ...rest }))))
  const view = { summary, chosen, visit, of: selection.of, arms, names }
  const moved = summary.transitions.some((one) => one.visit === visit)
  return (
    <>
      <Section
        title={w.visits.titleOf(summary.instrument.short, say(chosen.label))}
        tools={<ResultTools results={results} visits={visits} view={view} onChange={onChange} />}
      >
        <p className={styles.about}>
          <InstrumentName instrument={summary.instrument} />
          {summary.synthetic && (
            <Badge tone="warn" title={w.visits.synthetic}>
              {words.common.synthetic}
            </Badge>
          )}
        </p>
        <ResultView {...view} />
      </Section>
      {moved && <TransitionsView {...view} />}
      <Section title={w.visits.provenance}>
        <div className={styles.two}>
          <MadeWith summary={summary} />
          <div className={styles.reasons}>
            <ReasonList title={w.visits.whyNot} reasons={summary.reasons} />
            <ReasonList title={w.visits.flags} reasons={flags} />
          </div>
        </div>
        <span>
          <DownloadScores study={summary.study} instrument={summary.instrument} />
        </span>
      </Section>
    </>
  )
}
