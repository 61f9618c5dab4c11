import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../../../api/queries.ts'
import type { TreeNode } from '../../../tree/tree-index.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { CategoryView } from './CategoryView.tsx'
import { DateView } from './DateView.tsx'
import { type Distribution, nameGroups } from './groups.ts'
import { NumberView } from './NumberView.tsx'

const route = getRouteApi('/studies/$study')

interface DistributionViewProps {
  readonly node: TreeNode
  readonly distribution: Distribution
}

/** The picture that fits the kind of variable. */
export const DistributionView = ({ node, distribution }: DistributionViewProps) => {
  const { words } = useSpeech()
  const { study } = route.useParams()
  const visits = useQuery(queries.release(study)).data?.release.content.visits.map(({ label }) => label) ?? []
  const named = nameGroups(distribution.groups, visits, words.variable)
  const view = { node, distribution, ...named }
  if (named.groups.some(({ numbers }) => numbers !== undefined)) return <NumberView {...view} />
  if (named.groups.some(({ categories }) => categories !== undefined && categories.length > 0)) return <CategoryView {...view} />
  if (named.groups.some(({ dates }) => dates !== undefined)) return <DateView {...view} />
  return <p className="soft">{node.kind === 'text' ? words.variable.textOnly : words.variable.noValues}</p>
}
