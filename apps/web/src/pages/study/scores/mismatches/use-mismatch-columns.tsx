import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { OutputOf } from '../../../../api/operations.ts'
import type { Column } from '../../../../parts/DataTable.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { useShortNames } from '../use-short-names.ts'
import styles from './MismatchTable.module.css'
import type { Mismatch } from './MismatchTable.tsx'

type Compared = OutputOf<'score-mismatches'>['compared']

const asNumber = (text: string | undefined): number | string | undefined => {
  const number = Number(text)
  return text === undefined || text === '' || Number.isNaN(number) ? text : number
}

/** Columns of the differences; numbers are sorted as numbers and shown as the file has them. */
export const useMismatchColumns = (study: string, compared: Compared): readonly Column<Mismatch>[] => {
  const { w, say } = useScoresWords()
  const shortOf = useShortNames()
  return useMemo(() => {
    const m = w.mismatches
    const totalOf = ({ instrument, result }: Mismatch): string => {
      const label = compared.find((one) => one.instrument === instrument && one.result === result)?.label
      return w.visits.titleOf(shortOf(instrument), label === undefined ? result : say(label))
    }
    return [
      {
        id: 'subject',
        header: m.subject,
        value: ({ subject }) => subject,
        cell: ({ subject, instrument, visit }) => (
          <Link to="/studies/$study/scores/patient" params={{ study }} search={{ subject, instrument, visit }}>
            {subject}
          </Link>
        ),
        names: true,
      },
      { id: 'visit', header: m.visit, value: ({ visit }) => visit },
      { id: 'what', header: m.what, value: totalOf },
      {
        id: 'inFile',
        header: m.inFile,
        value: ({ inFile }) => asNumber(inFile),
        cell: ({ inFile }) => <span className={styles.inFile}>{inFile}</span>,
        numeric: true,
      },
      {
        id: 'recomputed',
        header: m.recomputed,
        value: ({ recomputed }) => asNumber(recomputed),
        cell: (row) => row.recomputed,
        numeric: true,
      },
      {
        id: 'difference',
        header: m.difference,
        value: ({ difference }) => asNumber(difference),
        cell: (row) => row.difference,
        numeric: true,
      },
      {
        id: 'file',
        header: m.file,
        value: ({ place }) => place.file,
        cell: ({ place }) => <span className={`mono ${styles.place}`}>{place.file}</span>,
      },
      { id: 'line', header: m.line, value: ({ place }) => place.line, cell: ({ place }) => String(place.line), numeric: true },
      {
        id: 'header',
        header: m.header,
        value: ({ place }) => place.header,
        cell: ({ place }) => <span className="mono">{place.header}</span>,
      },
    ]
  }, [w, say, study, compared, shortOf])
}
