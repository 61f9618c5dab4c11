import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Badge } from '../../../../parts/Badge.tsx'
import { Choice } from '../../../../parts/Choice.tsx'
import { Section } from '../../../../parts/Section.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './FilmStrip.module.css'
import type { Patient } from './patient-types.ts'
import { StripInstrument } from './StripInstrument.tsx'

const route = getRouteApi('/studies/$study/scores/patient')

/** All instruments of a patient below each other, the visits side by side. */
export const FilmStrip = ({ patient }: { readonly patient: Patient }) => {
  const { words, format } = useSpeech()
  const { w } = useScoresWords()
  const [rows, setRows] = useState<'main' | 'all'>('main')
  const { instrument, visit } = route.useSearch()
  const navigate = useNavigate()
  const open = (id: string, label: string): void => {
    const same = id === instrument && label === visit
    void navigate({
      to: '.',
      search: ({ instrument: _, visit: __, ...before }: Record<string, unknown>) =>
        same ? before : { ...before, instrument: id, visit: label },
      replace: true,
      resetScroll: false,
    })
  }
  const label = w.patient.strip(patient.subject)
  return (
    <Section
      title={patient.subject}
      lead={w.patient.legendText}
      tools={
        <>
          {patient.synthetic && <Badge tone="warn">{words.common.synthetic}</Badge>}
          <Choice
            label={w.patient.rows}
            compact
            value={rows}
            onChange={setRows}
            options={[
              { value: 'main', label: w.patient.less },
              { value: 'all', label: w.patient.all },
            ]}
          />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable */}
      <section className={styles.scroller} tabIndex={0} aria-label={label}>
        <table className={styles.strip}>
          <caption className="hidden-visually">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{w.common.result}</th>
              <th scope="col">{w.patient.course}</th>
              {patient.visits.map((one) => (
                <th key={one.label} scope="col">
                  {one.label}
                  {patient.dates[one.label] !== undefined && <small>{format.date(patient.dates[one.label] ?? '')}</small>}
                </th>
              ))}
            </tr>
          </thead>
          {patient.instruments.map((one) => (
            <StripInstrument
              key={one.id}
              patient={patient}
              instrument={one}
              all={rows === 'all'}
              open={one.id === instrument ? visit : undefined}
              onOpen={(chosen) => open(one.id, chosen)}
            />
          ))}
        </table>
      </section>
    </Section>
  )
}
