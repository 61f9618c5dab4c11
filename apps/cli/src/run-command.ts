import { userInfo } from 'node:os'
import { hasErrors, type Issue, IssueError } from '@dacryon/core'
import { readInput } from '@dacryon/core/input'
import { type Download, isDownload } from '@dacryon/core/operation'
import { type Home, openHome, operations, subjectsOf } from '@dacryon/server/home'
import type { CommandSpec } from './command-spec.ts'
import { appCommands } from './commands/index.ts'
import { issuesOf } from './issues-of.ts'
import type { ParsedArguments } from './parse-arguments.ts'
import { readJsonFile } from './read-json-file.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { issueList } from './terminal/issue-list.ts'
import { progressBar } from './terminal/progress-bar.ts'
import { styleOf } from './terminal/style.ts'
import { UsageError } from './usage-error.ts'
import { show } from './views/index.ts'
import { writeFileWhole, writeToOutput } from './write-download.ts'
import { type AnswerFile, writeFolder } from './write-folder.ts'

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> => new Promise((resolve) => stream.write(text, () => resolve()))

const tellIssues = (issues: readonly Issue[], json: boolean): Promise<void> =>
  issues.length === 0
    ? Promise.resolve()
    : write(process.stderr, json ? `${JSON.stringify({ issues })}\n` : `${issueList(issues, styleOf(process.stderr))}\n`)

/** Fields that are read from files, and everything checked. What the words of the command line got wrong is a matter of usage. */
const inputOf = async (spec: CommandSpec, parsed: ParsedArguments): Promise<Record<string, unknown>> => {
  const definition = [...appCommands, ...operations].find(({ id }) => id === spec.id)
  if (definition === undefined) throw new Error(`The command ${spec.id} is in the generated list and nowhere else`)
  const read = await Promise.all(parsed.files.map(async (name) => [name, await readJsonFile(String(parsed.input[name]))] as const))
  try {
    return readInput(definition.input, { ...parsed.input, ...Object.fromEntries(read) })
  } catch (error) {
    if (!(error instanceof IssueError)) throw error
    const words = error.issues.find(({ column }) => !parsed.files.includes(String(column).split('.')[0] ?? ''))
    if (words !== undefined) throw new UsageError(`${words.message}. ${words.remedy}`, spec.id)
    throw new IssueError(error.issues.map((issue) => ({ ...issue, file: String(parsed.input[String(issue.column).split('.')[0] ?? '']) })))
  }
}

/** What was learnt while a file was written, on standard error: the file itself may be on standard output. */
const tellNotes = async (download: Download, parsed: ParsedArguments, spec: CommandSpec): Promise<void> => {
  const notes = download.after?.()
  if (notes === undefined) return
  if (parsed.json) return write(process.stderr, `${JSON.stringify(notes)}\n`)
  if (notes.summary !== undefined) await write(process.stderr, show(spec.id, notes.summary, styleOf(process.stderr)))
  await tellIssues(notes.issues, false)
}

const deliver = async (download: Download, parsed: ParsedArguments, spec: CommandSpec, clear: () => void): Promise<void> => {
  if (parsed.out !== undefined && parsed.out !== '-') {
    const bytes = await writeFileWhole(download, parsed.out)
    clear()
    if (parsed.json) await write(process.stdout, `${JSON.stringify({ file: parsed.out, bytes, contentType: download.contentType })}\n`)
  } else {
    if (process.stdout.isTTY === true && !download.contentType.startsWith('text/')) {
      throw new UsageError('This file is not for a terminal: say --out FILE.', spec.id)
    }
    await writeToOutput(download)
    clear()
  }
  await tellNotes(download, parsed, spec)
}

/** Files of an answer whose schema says that it has some. */
const filesIn = (answer: unknown): readonly AnswerFile[] => (answer as { readonly files: readonly AnswerFile[] }).files

const run = async (home: Home, spec: CommandSpec, parsed: ParsedArguments, signal: AbortSignal): Promise<number> => {
  const input = await inputOf(spec, parsed)
  const bar = progressBar(process.stderr)
  const context = { signal, progress: bar.show }
  const operation = operations.find(({ id }) => id === spec.id)
  const command = appCommands.find(({ id }) => id === spec.id)
  const note = (outcome: 'done' | 'bad-input' | 'failed' | 'cancelled', answer?: unknown): Promise<void> =>
    operation === undefined || operation.effect === 'read'
      ? Promise.resolve()
      : home.audit({ time: home.now(), who: home.by, operation: spec.id, by: 'command', outcome, ...subjectsOf(input, answer) })
  try {
    if (command !== undefined) {
      const say = (line: string) => {
        bar.clear()
        process.stdout.write(`${line}\n`)
      }
      const answer = await command.run(home, input, { ...context, say, json: parsed.json })
      bar.clear()
      if (spec.id !== 'serve')
        await write(process.stdout, parsed.json ? `${JSON.stringify(answer, null, 2)}\n` : show(spec.id, answer, styleOf(process.stdout)))
      return 0
    }
    if (operation === undefined) throw new Error(`There is no operation ${spec.id}`)
    const answer = await operation.run(home.doors, input, context)
    bar.clear()
    await note('done', answer)
    if (isDownload(answer)) {
      await deliver(answer, parsed, spec, bar.clear)
      return 0
    }
    if (spec.out === 'folder' && parsed.out !== undefined) await writeFolder(filesIn(answer), parsed.out)
    await write(process.stdout, parsed.json ? `${JSON.stringify(answer, null, 2)}\n` : show(spec.id, answer, styleOf(process.stdout)))
    const issues = issuesOf(answer)
    await tellIssues(issues, parsed.json)
    return hasErrors(issues) ? 1 : 0
  } catch (error) {
    bar.clear()
    // Where the log cannot be written either, what went wrong first is what the person must know.
    await note(signal.aborted ? 'cancelled' : error instanceof IssueError ? 'bad-input' : 'failed').catch(() => undefined)
    throw error
  }
}

const internal = (error: unknown): Issue => ({
  code: 'internal',
  severity: 'error',
  message: `Something went wrong inside the program: ${error instanceof Error ? error.message : String(error)}`,
  remedy: 'Report it with the lines above.',
})

/** Run a command and give its exit status. Throws a `UsageError` when only the operation's schema shows that the words make no sense. */
export const runCommand = async (spec: CommandSpec, parsed: ParsedArguments): Promise<number> => {
  const { signal, status } = stopOnSignals()
  let home: Home | undefined
  try {
    home = await openHome({
      directory: parsed.home ?? (process.env.DACRYON_HOME || '.dacryon'),
      by: process.env.DACRYON_USER || userInfo().username,
    })
    return await run(home, spec, parsed, signal)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (signal.aborted) return status()
    if (error instanceof IssueError) {
      await tellIssues(error.issues, parsed.json)
      return 1
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    await tellIssues([internal(error)], parsed.json)
    return 3
  } finally {
    await home?.close()
  }
}
