import type { CommandSpec, Flag } from './command-spec.ts'

const exits = `Exit status: 0 done, 1 bad input and nothing changed, 2 the command line was not understood, 3 an error inside the program.`

/** `--where FILE`, `--dry-run`, `--no-by-visit` */
const flagText = ({ flag, kind, choices, default: preset }: Flag): string => {
  if (kind === 'boolean') return preset === true ? `--no-${flag}` : `--${flag}`
  const value = choices !== undefined ? choices.join('|') : { number: 'N', json: 'FILE', texts: 'TEXT', text: 'TEXT' }[kind]
  return `--${flag} ${value}`
}

/** What a flag means, with what holds when it is left out. */
const flagMeaning = ({ kind, describes, default: preset, required }: Flag): string => {
  const notes = [
    kind === 'texts' ? 'may be repeated' : '',
    kind === 'json' ? '`-` reads standard input' : '',
    required ? 'required' : '',
    kind !== 'boolean' && preset !== undefined && preset !== '' ? `${preset} when absent` : '',
  ].filter(Boolean)
  const said = kind === 'boolean' && preset === true ? `Do not: ${describes.charAt(0).toLowerCase()}${describes.slice(1)}` : describes
  return notes.length === 0 ? said : `${said} (${notes.join('; ')})`
}

const outHelp = {
  file: ['--out FILE', 'Write the file there; standard output when absent'],
  folder: ['--out DIR', 'Write the files of the answer into this new folder as well'],
} as const

/** Flags that every command takes, as name and meaning. */
const commonFlags = (spec: CommandSpec): readonly (readonly [string, string])[] => [
  ...(spec.out === undefined ? [] : [outHelp[spec.out]]),
  ['--home DIR', 'Home folder (DACRYON_HOME, else .dacryon)'],
  ['--json', 'Answer as JSON; issues as JSON on standard error'],
  ['--help', 'Show this text'],
]

/** `dacryon count STUDY [--where FILE]` */
export const usageOf = (spec: CommandSpec): string =>
  [
    `dacryon ${spec.id}`,
    ...spec.positional.map((field) => (field.required ? field.flag.toUpperCase() : `[${field.flag.toUpperCase()}]`)),
    ...spec.flags.map((flag) => {
      const text = flagText(flag) + (flag.kind === 'texts' ? '...' : '')
      return flag.required ? text : `[${text}]`
    }),
    ...(spec.out === undefined ? [] : [`[${outHelp[spec.out][0]}]`]),
  ].join(' ')

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)))
  return rows
    .map(([left, right]) => (left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`))
    .join('\n')
}

/** Help of one command. */
export const commandHelp = (spec: CommandSpec): string =>
  [
    spec.title,
    '',
    `Usage: ${usageOf(spec)}`,
    '',
    spec.summary,
    ...(spec.positional.length === 0 ? [] : ['', columns(spec.positional.map((field) => [field.flag.toUpperCase(), flagMeaning(field)]))]),
    '',
    columns([...spec.flags.map((flag) => [flagText(flag), flagMeaning(flag)] as const), ...commonFlags(spec)]),
    ...(spec.examples.length === 0 ? [] : ['', 'Examples:', ...spec.examples.map((example) => `  ${example}`)]),
    '',
  ].join('\n')

/** What `dacryon --help` says. */
export const overview = (specs: readonly CommandSpec[], version: string): string =>
  [
    `dacryon ${version}: from raw Sjögren's disease cohort and trial files to answers`,
    '',
    'Usage: dacryon COMMAND [ARGUMENTS] [--home DIR] [--json]',
    '',
    columns(specs.map(({ id, title }) => [id, title])),
    '',
    'Start with `dacryon demo`, then `dacryon serve`. `dacryon help COMMAND` tells more.',
    exits,
    '',
  ].join('\n')

/** The manual page of a command, in Markdown. */
export const manualPage = (spec: CommandSpec): string => {
  const list = (rows: readonly (readonly [string, string])[]) => rows.map(([left, right]) => `- \`${left}\`: ${right}`).join('\n')
  return `# dacryon ${spec.id}

${spec.title}

## Synopsis

    ${usageOf(spec)}

## Description

${spec.summary}
${spec.positional.length === 0 ? '' : `\n## Arguments\n\n${list(spec.positional.map((field) => [field.flag.toUpperCase(), flagMeaning(field)]))}\n`}
## Flags

${list([...spec.flags.map((flag) => [flagText(flag), flagMeaning(flag)] as const), ...commonFlags(spec)])}
${spec.examples.length === 0 ? '' : `\n## Examples\n\n${spec.examples.map((example) => `    ${example}`).join('\n')}\n`}
## Exit status

${exits.replace('Exit status: ', '')}
`
}
