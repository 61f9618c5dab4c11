import type { Item } from '@dacryon/endpoints/form'
import { useSpeech } from '../words/speech.tsx'
import type { Cell, FieldProps } from './cell.ts'

type Numeric = Extract<Item, { kind: 'number' }>

const Units = ({ item, cell, label }: { item: Numeric; cell: Cell; label: string }) => {
  const { words, unit } = useSpeech()
  const own = unit(item.unit)
  if (item.accepts === undefined || item.accepts.length === 0) return own === '' ? null : <span class="unit">{own}</span>
  const units = [item.unit, ...item.accepts]
  const choose = (value: string) => {
    const chosen = units.find((each) => each === value)
    if (chosen !== undefined) cell.set({ text: cell.entry?.text ?? '', ...(chosen !== item.unit && { unit: chosen }) })
  }
  return (
    <select
      aria-label={words.unitOf(label)}
      value={cell.entry?.unit ?? item.unit}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {units.map((each) => (
        <option key={each} value={each}>
          {unit(each)}
        </option>
      ))}
    </select>
  )
}

/** A number with its unit, at one or two visits. */
export const NumberField = ({ item, label, cells, described }: FieldProps & { item: Numeric; described: string }) => {
  const { words } = useSpeech()
  return (
    <div class="numbers" data-two={cells.length > 1}>
      {cells.map((cell) => {
        const name = cell.heading === undefined ? label : `${label}, ${cell.heading}`
        const type = (text: string) => cell.set({ text, ...(cell.entry?.unit !== undefined && { unit: cell.entry.unit }) })
        return (
          <div key={cell.place} class="number" id={cell.place}>
            {cell.heading !== undefined && <span class="visit">{cell.heading}</span>}
            <span class="number-box" data-invalid={cell.invalid}>
              <input
                type="text"
                inputMode={item.whole ? 'numeric' : 'decimal'}
                autocomplete="off"
                aria-label={name}
                aria-invalid={cell.invalid}
                aria-describedby={described}
                value={cell.entry?.text ?? ''}
                onInput={({ currentTarget }) => type(currentTarget.value)}
              />
              <Units item={item} cell={cell} label={name} />
            </span>
            {cell.entry?.exact !== undefined && <span class="soft small">{words.workedOut}</span>}
          </div>
        )
      })}
    </div>
  )
}
