import type { Format } from '../format.ts'
import { geoSeries } from './geo-series/geo-series.ts'
import { matrix } from './matrix/matrix.ts'
import { table } from './table/table.ts'
import { transmart } from './transmart/transmart.ts'

/** The shelf: every format there is, in the order in which they are asked. */
export const formats = [transmart, table, geoSeries, matrix] as const satisfies readonly Format[]

/** Id of a format on the shelf. */
export type FormatId = (typeof formats)[number]['id']

export { mappingJsonSchema } from './table/mapping-schema.ts'
