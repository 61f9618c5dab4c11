/** A column of a table: numbers stand right. */
export interface Column<Row> {
  readonly title: string
  readonly right?: boolean
  readonly cell: (row: Row) => string | number | undefined
}

const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 4 })

/** A number for people: `12,345`. */
export const figure = (value: number | undefined): string => (value === undefined ? '' : thousands.format(value))

/** Columns that wide characters and accents do not move; control characters of the data never reach the terminal. */
const clean = (text: string): string => text.replace(/\p{Cc}/gu, ' ').normalize('NFC')

/** Rows as aligned text under underlined titles. */
export const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[], title: (text: string) => string): string => {
  const cells = rows.map((row) =>
    columns.map(({ cell }) => {
      const value = cell(row)
      return typeof value === 'number' ? figure(value) : clean(value ?? '')
    }),
  )
  const widths = columns.map((column, place) => Math.max(column.title.length, ...cells.map((line) => [...(line[place] ?? '')].length)))
  const line = (texts: readonly string[], look: (text: string) => string = (text) => text): string =>
    texts
      .map((text, place) => {
        const space = ' '.repeat(Math.max(0, (widths[place] ?? 0) - [...text].length))
        return look(columns[place]?.right === true ? space + text : text + space)
      })
      .join('  ')
      .trimEnd()
  return [
    line(
      columns.map((column) => column.title),
      title,
    ),
    ...cells.map((texts) => line(texts)),
  ].join('\n')
}
