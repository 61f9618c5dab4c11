import { CopyText } from '../../../../parts/CopyText.tsx'
import { useSpeech } from '../../../../words/words-context.tsx'
import { shortId } from '../../short-id.ts'
import { useScores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import type { Summary } from './points-of.ts'
import styles from './VisitsPage.module.css'

/** What the results were made with: definition, options, plan, release. */
export const MadeWith = ({ summary }: { readonly summary: Summary }) => {
  const { words } = useSpeech()
  const { w, say } = useScoresWords()
  const known = useScores().data?.options ?? []
  const options = Object.entries(summary.options).map(([id, value]) => {
    const option = known.find((one) => one.id === id)
    const choice = option?.choices.find((one) => one.id === value)
    return { name: option === undefined ? id : say(option.label), value: choice === undefined ? value : say(choice.label) }
  })
  const { baseline, plan, instrument, release } = summary
  const facts = [
    { name: w.common.instrument, value: <code>{`${instrument.id}@${instrument.version}`}</code> },
    ...(baseline === undefined ? [] : [{ name: w.plan.baseline, value: `${baseline.visit} (${w.plan.chosenBy[baseline.chosen]})` }]),
    ...options,
    {
      name: w.parts.plan,
      value: plan === undefined ? w.plan.open : <CopyText text={plan.id} short={shortId(plan.id)} label={w.plan.copy} />,
    },
    { name: words.study.releaseId, value: <CopyText text={release} short={shortId(release)} label={words.study.copyRelease} /> },
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
