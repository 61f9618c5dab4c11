import { readFileSync } from 'node:fs'

/** One row of a table, by column. */
export type Row = Readonly<Record<string, string>>

/** A small table as RFC 4180 has it: quoted cells, doubled quotes, no line breaks inside cells. */
export const readRows = (path: string): { readonly header: readonly string[]; readonly rows: readonly Row[] } => {
  const cells = (line: string): readonly string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
  const header = cells(head)
  return { header, rows: lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [header[at] ?? '', cell]))) }
}
