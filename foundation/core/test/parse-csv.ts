/** Rows of a small, well-formed CSV with a header: for reference tables in tests. */
export const parseCsv = (text: string): readonly Readonly<Record<string, string>>[] => {
  const rows = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)].reduce<string[][]>(
    (table, [, quoted, bare, end]) => {
      table.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
      if (end !== ',') table.push([])
      return table
    },
    [[]],
  )
  const [header = [], ...body] = rows.filter((row) => row.length > 1)
  return body.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}
