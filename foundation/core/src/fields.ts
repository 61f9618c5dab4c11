import { z } from 'zod'

/** How a field is written where there is only text: a flag of the command line, a query parameter. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'texts' | 'json'

/** One input field of an operation, as far as flags, query parameters and forms need to know it. */
export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly describes: string
  readonly required: boolean
  readonly choices?: readonly string[]
  readonly default?: string | number | boolean
}

interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly items?: { readonly type?: string }
  readonly description?: string
  readonly default?: unknown
}

const kindOf = (shape: Shape): FieldKind => {
  if (shape.type === 'string') return 'text'
  if (shape.type === 'number' || shape.type === 'integer') return 'number'
  if (shape.type === 'boolean') return 'boolean'
  if (shape.type === 'array' && shape.items?.type === 'string') return 'texts'
  return 'json'
}

const plain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)

/** Fields of an operation's input in order of declaration. A field that is not a plain value or a list of texts is JSON. */
export const fieldsOf = (input: z.ZodObject): readonly Field[] =>
  Object.entries(input.shape).map(([name, schema]) => {
    const shape: Shape = { ...(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape) }
    const kind = kindOf(shape)
    const description = (schema as z.ZodType).description ?? shape.description ?? ''
    return {
      name,
      // A coerced number declares no input type of its own; what it becomes tells.
      kind: kind === 'json' ? kindOf({ ...(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Shape) }) : kind,
      describes: description,
      required: !(schema as z.ZodType).safeParse(undefined).success && !isOptional(schema as z.ZodType),
      ...(shape.enum === undefined ? {} : { choices: shape.enum.filter((choice) => typeof choice === 'string') }),
      ...(plain(shape.default) ? { default: shape.default } : {}),
    }
  })

/** `.exactOptional()` may be left out although it accepts no `undefined`. */
const isOptional = (schema: z.ZodType): boolean => schema._zod.optin === 'optional'

/** True for an operation that answers with a file. */
export const answersWithFile = (output: z.ZodType): boolean => output instanceof z.ZodNever

/** True for an operation whose answer has `files`, marked as the content of a folder: they may be written beside what is shown. */
export const answersWithFolder = (output: z.ZodType): boolean =>
  output instanceof z.ZodObject && (output.shape.files as z.ZodType | undefined)?.meta()?.folder === true
