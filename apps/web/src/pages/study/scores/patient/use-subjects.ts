import { useQuery } from '@tanstack/react-query'
import { readSubjects } from '../../../../api/read-subjects.ts'
import type { TreeNode } from '../../../../tree/tree-index.ts'
import { useTree } from '../../use-tree.ts'

/** The variable that tells most patients in the fewest rows. */
export const rollCall = (nodes: Iterable<TreeNode>): string | undefined =>
  [...nodes]
    .filter(({ code, kind }) => code !== undefined && kind !== 'folder' && kind !== 'assay')
    .sort((a, b) => b.subjects - a.subjects || a.observations - b.observations)[0]?.code

/** Identifiers of the patients of a study; empty until known, and where they cannot be listed. */
export const useSubjects = (study: string): readonly string[] => {
  const { tree } = useTree(study)
  const concept = tree === undefined ? undefined : rollCall(tree.byId.values())
  const { data } = useQuery({
    queryKey: ['subjects', study, concept],
    queryFn: ({ signal }) => readSubjects(study, concept ?? '', signal),
    enabled: concept !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? []
}
