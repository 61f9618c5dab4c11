import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const script = join(import.meta.dirname, 'import-generated-child.ts')

/** A process that imports; `lines` is what it printed so far, `ended` resolves when it is gone. */
export interface RunningImport {
  readonly child: ChildProcess
  readonly lines: () => readonly string[]
  readonly ended: Promise<void>
  /** Resolves when the process has its draft. */
  readonly drafting: Promise<void>
}

export const runImport = (args: readonly (string | number)[], shell = ''): RunningImport => {
  const command = shell === '' ? [process.execPath] : ['sh', '-c', `${shell}; exec "$0" "$@"`, process.execPath]
  const [file = '', ...before] = command
  const child = spawn(file, [...before, script, ...args.map(String)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const drafting = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString()
      if (text.includes('\n')) resolve()
    })
    child.once('exit', () => resolve())
  })
  child.stderr.on('data', (data: Buffer) => {
    text += data.toString()
  })
  return { child, lines: () => text.trim().split('\n'), ended: once(child, 'close').then(() => undefined), drafting }
}
