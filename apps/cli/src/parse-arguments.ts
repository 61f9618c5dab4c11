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

/** Read the words after a command's name. Throws a `UsageError` for what the command does not know. */
export const parseArguments = (spec: CommandSpec, words: readonly string[]): ParsedArguments => {
  const flags = new Map(spec.flags.map((flag) => [flag.flag, flag]))
  const options: ParseArgsOptionsConfig = {
    ...common,
    ...(spec.file ? { out: { type: 'string' } } : {}),
    ...Object.fromEntries(spec.flags.map((flag) => [flag.flag, optionOf(flag)])),
  }
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true, allowPositionals: true })
  const input: Record<string, unknown> = {}
  const files: string[] = []
  const plain = new Map<string, string | true>()
  const given: string[] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      given.push(token.value)
      continue
    }
    const negated = token.name.startsWith('no-') && flags.get(token.name.slice(3))?.kind === 'boolean'
    const name = negated ? token.name.slice(3) : token.name
    const option = options[name]
    if (option === undefined) {
      throw new UsageError(`There is no flag ${token.rawName}.${didYouMean(name, Object.keys(options), '--')}`, spec.id)
    }
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`, spec.id)
      const flag = flags.get(name)
      if (flag === undefined) plain.set(name, true)
      else input[flag.name] = !negated
      continue
    }
    if (token.value === undefined) throw new UsageError(`${token.rawName} needs a value.`, spec.id)
    if (token.inlineValue !== true && /^-[^\d]/.test(token.value)) {
      throw new UsageError(
        `${token.rawName} needs a value; write ${token.rawName}=${token.value} when “${token.value}” is meant as one.`,
        spec.id,
      )
    }
    const flag = flags.get(name)
    if (flag === undefined) plain.set(name, token.value)
    else if (flag.kind === 'texts') input[flag.name] = [...((input[flag.name] as readonly string[] | undefined) ?? []), token.value]
    else if (flag.name in input) throw new UsageError(`${token.rawName} is given twice.`, spec.id)
    else {
      if (flag.kind === 'json') files.push(flag.name)
      input[flag.name] = read(flag, token.value, token.rawName, spec.id)
    }
  }
  const help = plain.has('help')
  given.forEach((word, place) => {
    const field = spec.positional[place]
    if (field === undefined) throw new UsageError(`“${word}” is one word too many.`, spec.id)
    input[field.name] = read(field, word, field.flag.toUpperCase(), spec.id)
  })
  const missing = help ? undefined : [...spec.positional, ...spec.flags].find((field) => field.required && !(field.name in input))
  if (missing !== undefined) {
    const name = spec.positional.includes(missing) ? missing.flag.toUpperCase() : `--${missing.flag}`
    throw new UsageError(`${name} is missing: ${missing.describes}.`, spec.id)
  }
  const text = (name: string): string | undefined => {
    const value = plain.get(name)
    return typeof value === 'string' ? value : undefined
  }
  return { input, files, home: text('home'), json: plain.has('json'), help, out: text('out') }
}
