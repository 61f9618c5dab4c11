import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../../api/queries.ts'
import { indexTree } from '../../tree/tree-index.ts'

/** The tree of a study, indexed once. */
export const useTree = (study: string) => {
  const { data, error, refetch } = useQuery(queries.tree(study))
  const tree = useMemo(() => (data === undefined ? undefined : indexTree(data.nodes)), [data])
  return { tree, error, refetch }
}
