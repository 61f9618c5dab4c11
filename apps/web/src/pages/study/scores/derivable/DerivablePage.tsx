import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Choice } from '../../../../parts/Choice.tsx'
import { EmptyState } from '../../../../parts/EmptyState.tsx'
import { Section } from '../../../../parts/Section.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { useScores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { bySection } from './by-section.ts'
import { CoverageTable } from './CoverageTable.tsx'
import styles from './DerivablePage.module.css'
import { NotDerivable } from './NotDerivable.tsx'

const route = getRouteApi('/studies/$study/scores')

/** Instruments by section: coverage over the visits, and what is missing for the others. */
export const DerivablePage = () => {
  const { study } = route.useParams()
  const { words } = useSpeech()
  const { w } = useScoresWords()
  const { data } = useScores()
  const [show, setShow] = useState<'all' | 'derived'>('all')
  if (data === undefined) return null
  const count = (state: string): number => data.instruments.filter((instrument) => instrument.state === state).length
  if (count('none') === data.instruments.length)
    return (
      <EmptyState title={w.derivable.none}>
        <p>{w.derivable.noneHint}</p>
        <p>
          <a href="/calculators/">{words.app.calculators}</a>
        </p>
      </EmptyState>
    )
  return (
    <>
      <div className={styles.head}>
        <div>
          <p className={styles.lead}>{w.derivable.lead(count('derived'), count('partial'), count('none'))}</p>
          <p className="soft">{w.derivable.hint}</p>
        </div>
        <div className={styles.tools}>
          <Choice
            label={w.derivable.show}
            compact
            value={show}
            onChange={setShow}
            options={[
              { value: 'all', label: words.common.all },
              { value: 'derived', label: w.derivable.only },
            ]}
          />
        </div>
      </div>
      {bySection(data.instruments).map(({ section, instruments }) => {
        const there = instruments.filter(({ state }) => state !== 'none')
        const absent = show === 'all' ? instruments.filter(({ state }) => state === 'none') : []
        if (there.length + absent.length === 0) return null
        const title = w.common.sections[section] ?? section
        return (
          <Section key={section} title={title}>
            {there.length > 0 && <CoverageTable study={study} section={title} instruments={there} visits={data.visits} />}
            {absent.length > 0 && <NotDerivable instruments={absent} />}
          </Section>
        )
      })}
    </>
  )
}
