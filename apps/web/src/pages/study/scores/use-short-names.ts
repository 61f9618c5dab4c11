import { useCallback } from 'react'
import { useScores } from './use-scores.ts'

/** Short name of an instrument by its id; the id where it is not known. */
export const useShortNames = (): ((id: string) => string) => {
  const { data } = useScores()
  return useCallback((id) => data?.instruments.find((instrument) => instrument.id === id)?.short ?? id, [data])
}
