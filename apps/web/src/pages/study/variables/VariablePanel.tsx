import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { queries } from '../../../api/queries.ts'
import { useCohort } from '../../../cohort/use-cohort.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { ancestorsOf, type TreeIndex, type TreeNode } from '../../../tree/tree-index.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { DistributionView } from './DistributionView.tsx'
import { QuickFilter } from './QuickFilter.tsx'
import styles from './VariablePanel.module.css'

interface VariablePanelProps {
  readonly study: string
  readonly tree: TreeIndex
  readonly node: TreeNode
}

/** One variable: what it is, how it is distributed, and a way to ask for patients by it. */
export const VariablePanel = ({ study, tree, node }: VariablePanelProps) => {
  const { words, format } = useSpeech()
  const { question } = useCohort()
  const code = node.code ?? ''
  const unit = node.unit === undefined ? '' : format.unit(node.unit)
  const { data, error, refetch } = useQuery(queries.distribution(study, code, question))
  const facts = [
    { name: words.variable.code, value: <code>{code}</code> },
    ...(unit === '' ? [] : [{ name: words.variable.unit, value: unit }]),
    ...(node.variable === undefined ? [] : [{ name: words.variable.harmonised, value: <code>{node.variable}</code> }]),
    ...(node.tags ?? []).map(({ title, text }) => ({ name: title, value: text })),
  ]
  return (
    <div className={styles.panel}>
      <Section
        title={node.name}
        lead={ancestorsOf(tree, node.id).map((folder, index) => (
          <Fragment key={folder.id}>
            {index > 0 && <span aria-hidden="true"> › </span>}
            {folder.name}
          </Fragment>
        ))}
      >
        {node.description !== undefined && <p>{node.description}</p>}
        <dl className={styles.facts}>
          <div>
            <dt>{words.tree.kinds[node.kind]}</dt>
            <dd>
              {words.common.patients(node.subjects)}, {words.common.observations(node.observations)}
              {node.missing > 0 && <span className="soft"> · {words.variable.missing(node.missing)}</span>}
            </dd>
          </div>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Waiting height={320} />}
        {data !== undefined && <DistributionView node={node} distribution={data} />}
      </Section>
      <QuickFilter study={study} node={node} />
    </div>
  )
}
