import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../../../words/words-context.tsx'
import type { ScoredInstrument } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './CoverageTable.module.css'

interface CoverageCellProps {
  readonly study: string
  readonly instrument: ScoredInstrument
  readonly visit: string
  readonly coverage: ScoredInstrument['coverage'][number] | undefined
}

/** Share of patients with the main result at a visit; leads to the results. */
export const CoverageCell = ({ study, instrument, visit, coverage }: CoverageCellProps) => {
  const { format } = useSpeech()
  const { w } = useScoresWords()
  if (coverage === undefined || coverage.subjects === 0)
    return (
      <td className={styles.never} title={w.derivable.never}>
        <span aria-hidden="true">·</span>
        <span className="hidden-visually">{w.derivable.never}</span>
      </td>
    )
  const { subjects, scored, partial } = coverage
  const share = scored / subjects
  return (
    <td
      style={{
        background: `color-mix(in oklab, color-mix(in oklab, var(--heat-1) var(--heat-cap), var(--heat-0)) ${Math.round(share * 100)}%, var(--heat-0))`,
      }}
    >
      <Link
        to="/studies/$study/scores/visits"
        params={{ study }}
        search={{ instrument: instrument.id, visit }}
        className={styles.cell ?? ''}
        title={w.derivable.cell(scored, subjects, partial)}
      >
        {format.percent(share)}
        <small>{scored === 0 && partial > 0 ? w.derivable.inPart(partial) : format.count(scored)}</small>
        <span className="hidden-visually">
          {instrument.short}, {visit}: {w.derivable.cell(scored, subjects, partial)}
        </span>
      </Link>
    </td>
  )
}
