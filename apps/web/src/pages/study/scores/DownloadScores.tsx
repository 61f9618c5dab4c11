import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { downloadScores } from '../../../api/download-scores.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { useScoresWords } from './use-scores-words.ts'

interface DownloadScoresProps {
  readonly study: string
  readonly instrument: { readonly id: string; readonly short: string }
}

/** Every score of one instrument as a file: one row a patient and visit, with inputs and their places. */
export const DownloadScores = ({ study, instrument }: DownloadScoresProps) => {
  const { w } = useScoresWords()
  const { mutate, isPending, error } = useMutation({ mutationFn: () => downloadScores({ study, instrument: instrument.id }) })
  return (
    <>
      <Button data-screen-only size="compact-sm" variant="subtle" loading={isPending} onClick={() => mutate()}>
        {w.common.csvOf(instrument.short)}
      </Button>
      {error !== null && <Problem error={error} onRetry={() => mutate()} />}
    </>
  )
}
