import { openTable } from '@dacryon/data'
import { fileSource } from './file-source.ts'

/** Header and first rows of a table. */
export const headOf = async (
  file: File,
  most: number,
): Promise<{ readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }> => {
  const table = await openTable(fileSource(file), file.name, {})
  const rows: string[][] = []
  for await (const { batch, first, end } of table.rows()) {
    for (let row = first; row < end && rows.length < most; row++) rows.push(table.header.map((_, column) => batch.text(row, column)))
    if (rows.length >= most) break
  }
  await table.close()
  return { header: table.header, rows }
}
