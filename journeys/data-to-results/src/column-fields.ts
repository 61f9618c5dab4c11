import { z } from 'zod'

/**
 * What a column is used as. `either`: a measurement where all its values are numbers, categories otherwise.
 */
export type ColumnKind = 'numeric' | 'factor' | 'either'

/** An option that names a column of the data. */
export const column = (kind: ColumnKind, describes: string) => z.string().min(1).meta({ description: describes, column: kind })

/** An option that names a column, or is left out. */
export const optionalColumn = (kind: ColumnKind, describes: string) =>
  z.string().min(1).exactOptional().meta({ description: describes, column: kind })

/** An option that names several columns. */
export const columns = (kind: ColumnKind, describes: string) =>
  z.array(z.string().min(1)).min(1).meta({ description: describes, column: kind })

/** An option that names several columns, or none. */
export const optionalColumns = (kind: ColumnKind, describes: string) =>
  z.array(z.string().min(1)).default([]).meta({ description: describes, column: kind })

const isKind = (value: unknown): value is ColumnKind => value === 'numeric' || value === 'factor' || value === 'either'

/** Options that name columns, with what each is used as. */
export const columnFields = (options: z.ZodObject): ReadonlyMap<string, ColumnKind> =>
  new Map(
    Object.entries(options.shape).flatMap(([name, schema]) => {
      const kind = (schema as z.ZodType).meta()?.column
      return isKind(kind) ? [[name, kind] as const] : []
    }),
  )

/** Columns that these options name, with what they are used as; a column named as both is a measurement or a category as the first says. */
export const columnsAsked = (options: z.ZodObject, given: Readonly<Record<string, unknown>>): ReadonlyMap<string, ColumnKind> => {
  const asked = new Map<string, ColumnKind>()
  for (const [option, kind] of columnFields(options)) {
    const value = given[option]
    const names = typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
    for (const name of names) if (!asked.has(name)) asked.set(name, kind)
  }
  return asked
}
