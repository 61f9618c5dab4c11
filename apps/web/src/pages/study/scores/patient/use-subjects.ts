import { useQuery } from '@tanstack/react-query'
import { readSubjects } from '../../../../api/read-subjects.ts'
import type { TreeNode } from '../../../../tree/tree-index.ts'
import { useTree } from '../../use-tree.ts'
import { useScores } from '../use-scores.ts'

/** The variable that tells most patients in the fewest rows; not the arm, which nobody needs to read for a list of patients. */
export const rollCall = (nodes: Iterable<TreeNode>, arm: string | undefined): string | undefined =>
  [...nodes]
    .filter(({ code, kind }) => code !== undefined && code !== arm && kind !== 'folder' && kind !== 'assay')
    .sort((a, b) => b.subjects - a.subjects || a.observations - b.observations)[0]?.code

/** Identifiers of the patients of a study; empty until known, and where they cannot be listed. */
export const useSubjects = (study: string): readonly string[] => {
  const { tree } = useTree(study)
  const scores = useScores().data
  const concept = tree === undefined || scores === undefined ? undefined : rollCall(tree.byId.values(), scores?.arm?.concept)
  const { data } = useQuery({
    queryKey: ['subjects', study, concept],
    queryFn: ({ signal }) => readSubjects(study, concept ?? '', signal),
    enabled: concept !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? []
}
