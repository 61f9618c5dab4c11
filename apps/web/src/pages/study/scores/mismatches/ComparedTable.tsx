import { useMemo } from 'react'
import type { OutputOf } from '../../../../api/operations.ts'
import { Badge } from '../../../../parts/Badge.tsx'
import { type Column, DataTable } from '../../../../parts/DataTable.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { useShortNames } from '../use-short-names.ts'

type Compared = OutputOf<'score-mismatches'>['compared'][number]

/** One row a total of the files: how many agree. */
export const ComparedTable = ({ compared }: { readonly compared: readonly Compared[] }) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const shortOf = useShortNames()
  const columns = useMemo((): readonly Column<Compared>[] => {
    const m = w.mismatches
    return [
      {
        id: 'name',
        header: m.total,
        value: ({ name }) => name,
        cell: ({ name, concept }) => (
          <>
            {name} <code className="soft">{concept}</code>
          </>
        ),
        names: true,
      },
      {
        id: 'instrument',
        header: w.common.instrument,
        value: ({ instrument, result }) => `${instrument}.${result}`,
        cell: ({ instrument, label }) => w.visits.titleOf(shortOf(instrument), say(label)),
      },
      { id: 'totals', header: m.totals, value: ({ totals }) => totals, numeric: true },
      { id: 'exact', header: m.exact, value: ({ exact }) => exact, numeric: true },
      { id: 'rounded', header: m.rounded, value: ({ rounded }) => rounded, numeric: true },
      {
        id: 'different',
        header: m.different,
        value: ({ different }) => different,
        cell: ({ different }) => (different === 0 ? format.count(0) : <Badge tone="danger">{format.count(different)}</Badge>),
        numeric: true,
      },
      { id: 'unknown', header: m.unknown, value: ({ unknown }) => unknown, numeric: true },
    ]
  }, [w, say, format, shortOf])
  return <DataTable label={w.mismatches.title} rows={compared} columns={columns} rowKey={({ concept, result }) => `${concept} ${result}`} />
}
