import { z } from 'zod'
import { captionFields, count, label } from '../../fields.ts'

/** Which values are missing where: subjects or visits by variables. */
export const missingnessSchema = z
  .strictObject({
    ...captionFields,
    rowsAre: label.default('Visit').describe('What a row is, for example a visit or a patient'),
    rows: z
      .array(z.strictObject({ label: label.describe('Row'), n: count.describe('Patients in the row; 1 where a row is a patient') }))
      .max(5000),
    columns: z.array(label).max(400).describe('Variables'),
    missing: z.array(z.array(count.nullable())).describe('Missing values of each row and column; null where it was not planned'),
  })
  .refine(
    ({ rows, columns, missing }) => missing.length === rows.length && missing.every((row) => row.length === columns.length),
    'missing must have a row for each of rows and a value for each of columns',
  )
  .refine(
    ({ rows, missing }) => missing.every((row, at) => row.every((value) => value === null || value <= (rows[at]?.n ?? 0))),
    'more missing values than patients',
  )
