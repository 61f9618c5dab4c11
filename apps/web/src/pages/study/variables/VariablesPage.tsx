import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { ConceptTree } from '../../../tree/ConceptTree.tsx'
import type { TreeNode } from '../../../tree/tree-index.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { useTree } from '../use-tree.ts'
import { VariablePanel } from './VariablePanel.tsx'
import styles from './VariablesPage.module.css'

const route = getRouteApi('/studies/$study/')

/** The tree of variables, and the one that is chosen. */
export const VariablesPage = () => {
  const { words } = useSpeech()
  const { study } = route.useParams()
  const { concept } = route.useSearch()
  const navigate = route.useNavigate()
  const { tree, error, refetch } = useTree(study)
  const panel = useRef<HTMLDivElement>(null)
  const chosenHere = useRef(false)
  const node = concept === undefined ? undefined : tree?.byCode.get(concept)

  useEffect(() => {
    // On a narrow screen the panel lies below the tree: bring it up once something was chosen.
    if (node !== undefined && chosenHere.current && matchMedia('(max-width: 60rem)').matches)
      panel.current?.scrollIntoView({ block: 'start' })
  }, [node])

  const select = ({ kind, code }: TreeNode): void => {
    if (code === undefined) return
    chosenHere.current = true
    if (kind === 'assay')
      void navigate({ to: '/studies/$study/assays', search: (before) => ({ ...('q' in before ? { q: before.q } : {}), assay: code }) })
    else void navigate({ search: (before) => ({ ...before, concept: code }), resetScroll: false })
  }

  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  return (
    <div className={styles.split}>
      <section aria-label={words.tree.label} className={styles.tree} data-chosen={node !== undefined}>
        {tree === undefined ? (
          <Waiting lines={12} />
        ) : (
          <ConceptTree key={study} tree={tree} onSelect={select} {...(node === undefined ? {} : { selected: node.id })} />
        )}
      </section>
      <div ref={panel} className={styles.panel}>
        {node === undefined ? (
          <EmptyState title={words.variable.choose}>
            <p>{words.variable.chooseHint}</p>
          </EmptyState>
        ) : (
          tree !== undefined && <VariablePanel key={node.id} study={study} tree={tree} node={node} />
        )}
      </div>
    </div>
  )
}
