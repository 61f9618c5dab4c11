import { readHeader } from '@dacryon/data'
import type { Instrument } from '@dacryon/endpoints/form'
import { useSpeech } from '../words/speech.tsx'
import { slotsOf } from './match-columns.ts'
import { tableWords } from './table-words.ts'

type Texts = Readonly<Record<string, string>>

interface ColumnMapProps {
  readonly instrument: Instrument
  readonly header: readonly string[]
  readonly map: Texts
  readonly change: (map: Texts) => void
  readonly units: Texts
  readonly changeUnits: (units: Texts) => void
}

/** The entries with one set, or taken out when it is empty. */
const withText = (texts: Texts, id: string, text: string): Texts => {
  const { [id]: _, ...others } = texts
  return text === '' ? others : { ...others, [id]: text }
}

const UnitCell = ({ id, column, props }: { id: string; column: string | undefined; props: ColumnMapProps }) => {
  const { language, unit, words: all } = useSpeech()
  const words = tableWords[language]
  const item = props.instrument.items[id]
  if (item?.kind !== 'number' || column === undefined) return null
  const said = readHeader(column).unit
  if (said !== undefined)
    return (
      <>
        {said} <span class="soft small">{words.fromHeader}</span>
      </>
    )
  const taken = [item.unit, ...(item.accepts ?? [])]
  if (taken.length === 1) return <>{unit(item.unit)}</>
  return (
    <select
      aria-label={all.unitOf(id)}
      value={props.units[id] ?? item.unit}
      onChange={({ currentTarget }) =>
        props.changeUnits(withText(props.units, id, currentTarget.value === item.unit ? '' : currentTarget.value))
      }
    >
      {taken.map((each) => (
        <option key={each} value={each}>
          {unit(each)}
        </option>
      ))}
    </select>
  )
}

/** Which column holds which item. */
export const ColumnMap = (props: ColumnMapProps) => {
  const { language, say, words: all } = useSpeech()
  const words = tableWords[language]
  const { instrument, header, map, change } = props
  const visitOf = (id: string) => {
    const visit = instrument.items[id]?.visit
    return visit === undefined ? '' : ` (${visit === 'baseline' ? all.before : all.now})`
  }
  const labelOf = (id: string) => {
    const [item, option] = [instrument.items[id], instrument.options?.[id]]
    if (item !== undefined) return say(item.label) + visitOf(id)
    return option === undefined ? (words.common[id] ?? id) : words.optionPerRow(say(option.label))
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroller" aria-label={words.columns} tabIndex={0}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.unit}</th>
          </tr>
        </thead>
        <tbody>
          {slotsOf(instrument).map((id) => (
            <tr key={id} data-mapped={map[id] !== undefined}>
              <th scope="row">
                {labelOf(id)} <code class="soft small">{id}</code>
              </th>
              <td>
                <select
                  aria-label={`${words.column}: ${id}`}
                  value={map[id] ?? ''}
                  onChange={({ currentTarget }) => change(withText(map, id, currentTarget.value))}
                >
                  <option value="">{words.notThere}</option>
                  {header.map((column) => (
                    <option key={column} value={column}>
                      {column}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <UnitCell id={id} column={map[id]} props={props} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
