import { constructSortFn, createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef } from 'react'
import { useSpeech } from '../words/words-context.tsx'
import styles from './DataTable.module.css'
import { spacers } from './spacers.ts'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** What is sorted, and shown when there is no `cell`. */
  readonly value: (row: Row) => string | number | undefined
  readonly cell?: (row: Row) => ReactNode
  readonly numeric?: boolean
  /** Names the row for a screen reader. */
  readonly names?: boolean
  /** CSS width. */
  readonly width?: string
}

interface DataTableProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row, index: number) => string
  readonly initialSort?: { readonly id: string; readonly desc: boolean }
  /** Cells keep to one line; long text is cut. Needed for very long tables with even rows. */
  readonly oneLine?: boolean
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
/** Beyond so many rows only those in view are in the document. */
const many = 80

/** A table that sorts by its headers and stays quick with a hundred thousand rows. */
export const DataTable = <Row,>({ label, rows, columns, rowKey, initialSort, oneLine = false }: DataTableProps<Row>) => {
  const { words, format } = useSpeech()
  const scroller = useRef<HTMLDivElement>(null)
  const data = useMemo(() => rows.map((row) => ({ row })), [rows])
  const definitions = useMemo(() => {
    const sortFn = constructSortFn({
      sort: (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : format.compare(String(a ?? ''), String(b ?? ''))),
    })
    return columns.map((column) => ({
      id: column.id,
      accessorFn: ({ row }: { readonly row: Row }) => column.value(row),
      sortFn,
      sortUndefined: 'last' as const,
      sortDescFirst: false,
    }))
  }, [columns, format])
  const table = useTable({ features, data, columns: definitions, initialState: { sorting: initialSort ? [initialSort] : [] } })
  const sorted = table.getRowModel().rows
  const virtual = sorted.length > many
  const virtualizer = useVirtualizer({
    count: virtual ? sorted.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => 37,
    overscan: 12,
  })
  const items = virtual ? virtualizer.getVirtualItems() : sorted.map((_, index) => ({ index, start: 0, end: 0 }))
  const before = virtual ? (items[0]?.start ?? 0) : 0
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const sorting = table.state.sorting[0]

  return (
    // The scroller takes the focus so that it can be scrolled with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section ref={scroller} className={styles.scroller} data-virtual={virtual} tabIndex={0} aria-label={label}>
      <table className={styles.table} data-one-line={oneLine} aria-rowcount={sorted.length + 1}>
        <caption className="hidden-visually">{label}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === undefined ? {} : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const state = sorting?.id === column.id ? (sorting.desc ? 'descending' : 'ascending') : 'none'
              return (
                <th key={column.id} scope="col" aria-sort={state} className={column.numeric ? 'numeric' : ''}>
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => table.getColumn(column.id)?.toggleSorting()}
                    title={words.common.sortBy(column.header)}
                  >
                    {column.header}
                    <span aria-hidden="true" className={styles.arrow}>
                      {state === 'none' ? '' : state === 'ascending' ? '↑' : '↓'}
                    </span>
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody style={spacers(before, after)}>
          {items.map(({ index }) => {
            const entry = sorted[index]
            if (entry === undefined) return null
            const { row } = entry.original
            return (
              <tr
                key={rowKey(row, entry.index)}
                aria-rowindex={index + 2}
                data-index={index}
                {...(virtual ? { ref: virtualizer.measureElement } : {})}
              >
                {columns.map((column) => {
                  const value = column.value(row)
                  const content = column.cell?.(row) ?? (typeof value === 'number' ? format.count(value) : value)
                  const className = column.numeric ? 'numeric' : ''
                  return column.names ? (
                    <th key={column.id} scope="row" className={className}>
                      {content}
                    </th>
                  ) : (
                    <td key={column.id} className={className} {...(oneLine && typeof value === 'string' ? { title: value } : {})}>
                      {content}
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
