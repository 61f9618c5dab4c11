import { z } from 'zod'

const text = z.string().min(1)
const scalar = z.union([z.string(), z.number(), z.boolean()])
const decimal = z.enum(['.', ',']).describe('Decimal mark. Without it a comma is decimal in a column where no cell has a point')
const dateOrder = z.enum(['dmy', 'mdy', 'ymd']).describe('Order of day, month and year in dates such as 03/04/2021')
const serialDates = z.union([z.literal(1900), z.literal(1904)]).describe('Numbers in date columns are serial numbers of this system')
const empty = z.enum(['missing', 'skip']).describe('What an empty cell is: a missing value (default), or nothing at all')
const eye = z.enum(['right', 'left'])

const conceptSchema = z
  .strictObject({
    path: z.array(text).min(1).describe('Folders of the tree, the name of the variable last'),
    type: z.enum(['number', 'category', 'text', 'date']),
    unit: text.exactOptional().describe('Unit in which the values are kept'),
    code: text.exactOptional().describe('Code, unique in the study; made from the path when absent'),
    description: text.exactOptional(),
  })
  .describe('A variable that the dictionary does not have')

const reasons = z.enum(['not-done', 'unknown', 'not-applicable', 'withheld', 'missing'])

const columnSchema = z
  .strictObject({
    variable: text.exactOptional().describe('Id of the dictionary, such as or.uwsf'),
    concept: conceptSchema.exactOptional(),
    unit: text.exactOptional().describe('Unit of the numbers in the file; needed where the variable has a unit'),
    confirmed: z.boolean().exactOptional().describe('A person confirmed a conversion that is not the same in every file'),
    values: z.record(z.string(), scalar).exactOptional().describe('What each text of the file means'),
    missing: z
      .union([z.array(scalar).min(1), z.record(z.string(), reasons)])
      .exactOptional()
      .describe('Texts that stand for a missing value, such as -9; with their reasons, where these are known'),
    type: z.enum(['category', 'number']).exactOptional().describe('For treatments: yes or no, or a dose'),
    eye: eye.exactOptional(),
    gland: text.exactOptional(),
    reader: text.exactOptional(),
    sample: text.exactOptional(),
    visit: text.exactOptional().describe('Planned visit of all values of this column'),
    decimal: decimal.exactOptional(),
    dateOrder: dateOrder.exactOptional(),
    serialDates: serialDates.exactOptional(),
    empty: empty.exactOptional(),
  })
  .refine((column) => (column.variable === undefined) !== (column.concept === undefined), {
    message: 'a column is a variable of the dictionary or a concept, one of the two',
  })
  .describe('What one column holds')

const dimensionSchema = z
  .strictObject({ column: text, values: z.record(z.string(), text).exactOptional().describe('What each text of the column means') })
  .describe('Column that says to which part the values of a row belong')

const tableKeys = {
  sheet: text.exactOptional().describe('Worksheet; the first when absent'),
  delimiter: z.enum(['\t', ';', ',', '|']).exactOptional().describe('Detected when absent'),
  encoding: text.exactOptional().describe('Text encoding, such as windows-1252; UTF-8 when absent'),
  quoted: z.boolean().exactOptional().describe('False: quotes are ordinary characters'),
}

const fileSchema = z
  .strictObject({
    file: text.describe('Path inside the folder'),
    ...tableKeys,
    decimal: decimal.exactOptional(),
    subject: text.describe('Header of the column that names the patient'),
    visit: z
      .union([
        z.strictObject({ column: text }).describe('A column names the visit'),
        z.strictObject({ constant: text }).describe('All rows belong to one visit'),
        z
          .strictObject({ fromHeader: z.record(z.string().min(1), text) })
          .describe('Endings of headers and their visits: columns are then given without the ending'),
      ])
      .exactOptional(),
    visitDate: text.exactOptional().describe('Header of the column with the date of the visit'),
    dateOrder: dateOrder.exactOptional(),
    serialDates: serialDates.exactOptional(),
    empty: empty.exactOptional(),
    eye: dimensionSchema.exactOptional(),
    gland: dimensionSchema.exactOptional(),
    reader: dimensionSchema.exactOptional(),
    sample: dimensionSchema.exactOptional(),
    columns: z.record(z.string(), columnSchema).describe('By header of the file'),
    ignore: z.array(text).exactOptional().describe('Headers that are left out on purpose'),
  })
  .describe('One delimited file or worksheet')

const visitSchema = z.strictObject({
  label: text,
  time: z.number().exactOptional(),
  unit: z.enum(['d', 'wk', 'mo', 'a']).exactOptional(),
  window: z
    .strictObject({ before: z.number().min(0), after: z.number().min(0) })
    .exactOptional()
    .describe('Days allowed before and after'),
  aliases: z.array(scalar).exactOptional().describe('Other texts for it in the files'),
})

const assaySchema = z
  .strictObject({
    matrix: text.describe('File of features by samples'),
    sampleTable: text.describe('File with one row a sample'),
    id: text.exactOptional(),
    title: text.exactOptional(),
    kind: z.enum(['expression', 'rnaseq', 'rnaseq-transcript', 'protein', 'metabolite', 'mirna', 'copy-number', 'other']).exactOptional(),
    path: z.array(text).min(1).exactOptional().describe('Place in the tree'),
    platform: text.exactOptional(),
    layer: z.strictObject({ id: text, title: text, unit: text.exactOptional() }).exactOptional().describe('What kind of number it is'),
    sample: text.exactOptional().describe('Column of the sample table with the headers of the matrix'),
    subject: text.exactOptional().describe('Column of the sample table that names the patient'),
    visit: text.exactOptional().describe('Column of the sample table that names the visit'),
    observations: z.boolean().exactOptional().describe('False: the other columns of the sample table describe the samples only'),
    delimiter: tableKeys.delimiter,
    encoding: tableKeys.encoding,
  })
  .describe('A matrix and the table of its samples')

/** A mapping file: how the tables and matrices of one study are to be read. */
export const mappingSchema = z
  .strictObject({
    study: z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'letters, digits, _, - and . only'),
      title: text,
      description: text.exactOptional(),
      synthetic: z.boolean().exactOptional().describe('True for generated data'),
      restricted: z.boolean().exactOptional(),
      armConcept: text.exactOptional().describe('Variable or concept code that holds the arm or group'),
      citations: z
        .array(
          z.strictObject({
            title: text,
            authors: text.exactOptional(),
            year: z.number().int().exactOptional(),
            doi: text.exactOptional(),
            url: text.exactOptional(),
            where: text.exactOptional(),
          }),
        )
        .exactOptional(),
    }),
    visits: z
      .array(visitSchema)
      .exactOptional()
      .describe('Planned visits in order; when given, every visit in the files must be one of them'),
    files: z.array(fileSchema).exactOptional(),
    assays: z.array(assaySchema).exactOptional(),
  })
  .refine(({ files = [], assays = [] }) => files.length + assays.length > 0, { message: 'a mapping names at least one file or assay' })

/** How the tables and matrices of one study are to be read. */
export type Mapping = z.output<typeof mappingSchema>
/** What one column of a file holds. */
export type ColumnMapping = z.output<typeof columnSchema>
/** How one file is to be read. */
export type FileMapping = z.output<typeof fileSchema>
/** A matrix and the table of its samples. */
export type AssayMapping = z.output<typeof assaySchema>

/** JSON Schema of mapping files, for editors that check them while they are written. */
export const mappingJsonSchema = (): unknown => z.toJSONSchema(mappingSchema, { io: 'input' })
