import { useSpeech } from '../../../../words/words-context.tsx'
import type { ScoredInstrument } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './InstrumentDetails.module.css'

/** One item: what holds it in this study, or why nothing does. */
export const ItemRow = ({ item }: { readonly item: ScoredInstrument['items'][number] }) => {
  const { format } = useSpeech()
  const { w, say } = useScoresWords()
  const unit = item.unit === undefined ? '' : format.unit(item.unit)
  const notes = [
    ...(unit === '' ? [] : [unit]),
    ...(item.visit === undefined ? [] : [w.derivable.atVisit[item.visit]]),
    ...(item.optional ? [w.derivable.notMain] : []),
  ]
  return (
    <tr>
      <th scope="row">
        {say(item.label)}
        {notes.length > 0 && <span className="soft"> · {notes.join(' · ')}</span>}
      </th>
      <td>
        {item.concepts.map(({ code, name }, index) => (
          <span key={code}>
            {index > 0 && ', '}
            {name} <code className="soft">{code}</code>
          </span>
        ))}
        {item.from !== undefined && (
          <span>
            {item.concepts.length > 0 && ', '}
            {w.derivable.fromResult(`${item.from.instrument}.${item.from.result}`)}
          </span>
        )}
        {item.gap !== undefined && (
          <span className={styles.gap}>
            {item.from !== undefined && ', '}
            {w.derivable.gaps[item.gap]}
          </span>
        )}
      </td>
    </tr>
  )
}
