import type { Instrument } from '@dacryon/endpoints/form'
import { reasonInWords } from '../result/reason-in-words.ts'
import { useSpeech } from '../words/speech.tsx'
import type { Scored } from './messages.ts'
import { tableWords } from './table-words.ts'

interface Bar {
  readonly label: string
  readonly rows: number
}

const Bars = ({ bars }: { bars: readonly Bar[] }) => {
  const { language } = useSpeech()
  const most = Math.max(1, ...bars.map(({ rows }) => rows))
  const count = new Intl.NumberFormat(language)
  return (
    <ul class="parts">
      {bars.map(({ label, rows }) => (
        <li key={label}>
          <span>{label}</span>
          <span class="part-value">{count.format(rows)}</span>
          <svg class="part-bar" aria-hidden="true" width="100%" height="8">
            <rect width={`${(100 * rows) / most}%`} height="8" rx="4" class="bar-got" />
          </svg>
        </li>
      ))}
    </ul>
  )
}

const barsOf = ({ summary, bins }: Scored, instrument: Instrument, speech: ReturnType<typeof useSpeech>): readonly Bar[] => {
  const { decimal, words, say } = speech
  const main = summary.results.find(({ id }) => id === summary.main)
  const result = instrument.results[summary.main]
  const edge = (value: number) => decimal(String(Number(value.toPrecision(6))))
  if (bins.length > 0) return bins.map(({ low, high, rows }) => ({ label: tableWords[speech.language].bin(edge(low), edge(high)), rows }))
  const wordOf = (key: string) => {
    if (result?.kind === 'yes-no') return key === '1' ? words.yes : words.no
    const choice = result?.kind === 'category' ? result.choices[key] : undefined
    return choice === undefined ? key : say(choice)
  }
  return Object.entries(main?.counts ?? {})
    .map(([key, rows]) => ({ label: wordOf(key), rows }))
    .toSorted((a, b) => b.rows - a.rows)
}

/** What came out: counts, the main result, and why results are missing. */
export const Summary = ({ scored, instrument }: { scored: Scored; instrument: Instrument }) => {
  const speech = useSpeech()
  const { language, say, decimal } = speech
  const words = tableWords[language]
  const { summary } = scored
  const count = new Intl.NumberFormat(language)
  const main = summary.results.find(({ id }) => id === summary.main)
  const codes = (title: string, list: typeof summary.reasons) =>
    list.length > 0 && (
      <section>
        <h3>{title}</h3>
        <Bars
          bars={list.slice(0, 12).map(({ code, rows }) => ({ label: reasonInWords(instrument, code, speech, words.why).text, rows }))}
        />
      </section>
    )
  return (
    <div class="summary">
      <dl class="counts">
        <div>
          <dt>{words.rows}</dt>
          <dd>{count.format(summary.rows)}</dd>
        </div>
        <div>
          <dt>{words.scored}</dt>
          <dd>{count.format(summary.scored)}</dd>
        </div>
        <div>
          <dt>{words.notScored}</dt>
          <dd>{count.format(summary.rows - summary.scored)}</dd>
        </div>
      </dl>
      {main !== undefined && (
        <section>
          <h3>
            {words.distribution}: {say(main.label)}
          </h3>
          {main.min !== undefined && main.max !== undefined && main.mean !== undefined && (
            <p class="soft">{words.range(decimal(main.min), decimal(String(Number(main.mean.toPrecision(4)))), decimal(main.max))}</p>
          )}
          {main.known > 0 ? <Bars bars={barsOf(scored, instrument, speech)} /> : <p>{words.noneScored}</p>}
        </section>
      )}
      {codes(words.reasons, summary.reasons)}
      {codes(words.flags, summary.flags)}
      {summary.notice !== undefined && <p class="notice">{say(summary.notice)}</p>}
    </div>
  )
}
