import { readFileSync } from 'node:fs'
import type { CommandSpec } from './command-spec.ts'
import { commandHelp } from './help.ts'
import { didYouMean } from './nearest.ts'
import { parseArguments } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const commands = JSON.parse(readFileSync(new URL('./generated/commands.json', import.meta.url), 'utf8')) as readonly CommandSpec[]

const specOf = (id: string): CommandSpec => {
  const found = commands.find((spec) => spec.id === id)
  if (found !== undefined) return found
  throw new UsageError(`There is no command “${id}”.${didYouMean(id, [...commands.map((spec) => spec.id), 'help'])}`)
}

/** Run the command line and give the exit status. What is heavy is loaded only when there is something to run. */
const main = async ([first = '', ...rest]: readonly string[]): Promise<number> => {
  // Help for a command that exists was given before this program was started.
  if (first === 'help') specOf(rest[0] ?? '')
  if (first.startsWith('-')) throw new UsageError(`A command comes first, then its flags: “${first}” is none.`)
  const spec = specOf(first)
  const parsed = parseArguments(spec, rest)
  if (parsed.help) {
    process.stdout.write(commandHelp(spec))
    return 0
  }
  const { runCommand } = await import('./run-command.ts')
  return runCommand(spec, parsed)
}

const usageProblem = (error: UsageError, json: boolean): void => {
  const remedy = error.command === undefined ? 'See `dacryon --help`.' : `See \`dacryon help ${error.command}\`.`
  const issue = { code: 'usage', severity: 'error', message: error.message, remedy }
  process.stderr.write(json ? `${JSON.stringify({ issues: [issue] })}\n` : `${error.message}\n${remedy}\n`)
}

const words = process.argv.slice(2)
try {
  process.exitCode = await main(words)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  usageProblem(error, words.includes('--json'))
  process.exitCode = 2
}
