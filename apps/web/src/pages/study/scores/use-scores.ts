import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OutputOf } from '../../../api/operations.ts'
import { queries } from '../../../api/queries.ts'

const route = getRouteApi('/studies/$study/scores')

export type Scores = OutputOf<'scores'>
export type ScoredInstrument = Scores['instruments'][number]

/** What can be derived from the study of the address. */
export const useScores = () => useQuery(queries.scores(route.useParams().study))
