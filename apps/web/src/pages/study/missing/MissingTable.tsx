import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { spacers } from '../../../parts/spacers.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { type MissingRow, shareAt } from './completeness.ts'
import styles from './MissingTable.module.css'

interface MissingTableProps {
  readonly rows: readonly { readonly row: MissingRow; readonly name: string }[]
  readonly visits: readonly string[]
  readonly expected: readonly number[]
  readonly show: 'percent' | 'counts'
}

/** The map: each cell carries its figure, so that colour is never the only sign. */
export const MissingTable = ({ rows, visits, expected, show }: MissingTableProps) => {
  const { words, format } = useSpeech()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 28, overscan: 16 })
  const items = virtualizer.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={words.missing.table}>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <caption className="hidden-visually">{words.missing.table}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{words.missing.variable}</th>
            {visits.map((visit, index) => (
              <th key={visit} scope="col" title={visit}>
                <span>{visit}</span>
                <small>{words.missing.seen(expected[index] ?? 0)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={spacers(before, after)}>
          {items.map(({ index }) => {
            const entry = rows[index]
            if (entry === undefined) return null
            const { row, name } = entry
            return (
              <tr key={row.concept} aria-rowindex={index + 2}>
                <th scope="row" title={`${name} (${row.concept})`}>
                  {name}
                </th>
                {visits.map((visit, at) => {
                  const share = shareAt(row, expected, at)
                  if (share === undefined)
                    return (
                      <td key={visit} className={styles.never} title={words.missing.never}>
                        <span aria-hidden="true">·</span>
                        <span className="hidden-visually">{words.missing.never}</span>
                      </td>
                    )
                  return (
                    <td
                      key={visit}
                      style={{
                        background: `color-mix(in oklab, color-mix(in oklab, var(--heat-1) var(--heat-cap), var(--heat-0)) ${Math.round(share * 100)}%, var(--heat-0))`,
                      }}
                      title={`${visit}: ${words.missing.cell(row.present[at] ?? 0, expected[at] ?? 0, row.withReason[at] ?? 0)}`}
                    >
                      {show === 'percent' ? format.percent(share) : format.count(row.present[at] ?? 0)}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
