import type { Scene } from './scene.ts'

/** The text alternative: title, description, and the numbers as a table with tabs. Numbers are written in full, unknown ones as an empty cell. */
export const sceneToText = ({ title, description, table }: Scene): string =>
  [
    title,
    description,
    '',
    table.columns.join('\t'),
    ...table.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))).join('\t')),
  ].join('\n')
