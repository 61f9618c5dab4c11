import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { CommandSpec, Flag } from './command-spec.ts'
import { didYouMean } from './nearest.ts'
import { UsageError } from './usage-error.ts'

/** What the command line says, not yet checked against the operation's schema. */
export interface ParsedArguments {
  /** By field name. A field that is read from a file still holds the file's name. */
  readonly input: Readonly<Record<string, unknown>>
  /** Fields whose value is the name of a JSON file, `-` for standard input. */
  readonly files: readonly string[]
  readonly home: string | undefined
  readonly json: boolean
  readonly help: boolean
  readonly out: string | undefined
}

/** Flags that every command takes. */
const common = {
  home: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

const optionOf = ({ kind }: Flag): ParseArgsOptionsConfig[string] =>
  kind === 'boolean' ? { type: 'boolean' } : kind === 'texts' ? { type: 'string', multiple: true } : { type: 'string' }

const read = (field: Flag, text: string, name: string, command: string): unknown => {
  if (field.choices !== undefined && !field.choices.includes(text)) {
    throw new UsageError(`${name} must be one of ${field.choices.join(', ')}, not “${text}”.${didYouMean(text, field.choices)}`, command)
  }
  if (field.kind !== 'number') return text
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`${name} must be a number, not “${text}”.`, command)
  return number
}

/** One flag as it was written: its name without `no-`, its value, or whether it was said or denied. */
interface Said {
  readonly name: string
  readonly raw: string
  readonly value: string | boolean
}

/** Split the words into flags and the rest. Every flag is known and has a value where it needs one. */
const split = (spec: CommandSpec, words: readonly string[]): { readonly said: readonly Said[]; readonly placed: readonly string[] } => {
  const options: ParseArgsOptionsConfig = {
    ...common,
    ...(spec.out !== undefined ? { out: { type: 'string' } } : {}),
    ...Object.fromEntries(spec.flags.map((flag) => [flag.flag, optionOf(flag)])),
  }
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true, allowPositionals: true })
  const said: Said[] = []
  const placed: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') placed.push(token.value)
    if (token.kind !== 'option') continue
    const { rawName: raw, value } = token
    const denied = token.name.startsWith('no-') && spec.flags.some(({ flag, kind }) => kind === 'boolean' && `no-${flag}` === token.name)
    const name = denied ? token.name.slice(3) : token.name
    const option = options[name]
    if (option === undefined) throw new UsageError(`There is no flag ${raw}.${didYouMean(name, Object.keys(options), '--')}`, spec.id)
    if (option.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`${raw} takes no value.`, spec.id)
      said.push({ name, raw, value: !denied })
    } else {
      if (value === undefined) throw new UsageError(`${raw} needs a value.`, spec.id)
      if (token.inlineValue !== true && /^-[^\d]/.test(value))
        throw new UsageError(`${raw} needs a value; write ${raw}=${value} when “${value}” is meant as one.`, spec.id)
      said.push({ name, raw, value })
    }
  }
  return { said, placed }
}

/** Read the words after a command's name. Throws a `UsageError` for what the command does not know. */
export const parseArguments = (spec: CommandSpec, words: readonly string[]): ParsedArguments => {
  const { said, placed } = split(spec, words)
  const input: Record<string, unknown> = {}
  const lists = new Map<string, string[]>()
  const plain = new Map<string, string | boolean>()
  for (const { name, raw, value } of said) {
    const flag = spec.flags.find((known) => known.flag === name)
    if (flag === undefined) plain.set(name, value)
    else if (typeof value === 'boolean') input[flag.name] = value
    else if (flag.kind === 'texts') lists.set(flag.name, [...(lists.get(flag.name) ?? []), value])
    else if (flag.name in input) throw new UsageError(`${raw} is given twice.`, spec.id)
    else input[flag.name] = read(flag, value, raw, spec.id)
  }
  placed.forEach((word, place) => {
    const field = spec.positional[place]
    if (field === undefined) throw new UsageError(`“${word}” is one word too many.`, spec.id)
    input[field.name] = read(field, word, field.flag.toUpperCase(), spec.id)
  })
  Object.assign(input, Object.fromEntries(lists))
  const help = plain.has('help')
  const missing = help ? undefined : [...spec.positional, ...spec.flags].find((field) => field.required && !(field.name in input))
  if (missing !== undefined) {
    const name = spec.positional.includes(missing) ? missing.flag.toUpperCase() : `--${missing.flag}`
    throw new UsageError(`${name} is missing: ${missing.describes}.`, spec.id)
  }
  const text = (name: string): string | undefined => {
    const value = plain.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const files = spec.flags.filter(({ kind, name }) => kind === 'json' && name in input).map(({ name }) => name)
  return { input, files, home: text('home'), json: plain.has('json'), help, out: text('out') }
}
