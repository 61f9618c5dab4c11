#!/usr/bin/env node
// The command `dacryon`, for whatever Node the machine has: it answers questions for help itself, from texts that are generated, and runs
// everything else under the Node that the project pins.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const wanted = 24
const here = dirname(realpathSync(fileURLToPath(import.meta.url)))
const words = process.argv.slice(2)

/** Text to print for a question that needs no program: `--help`, `--version`, `help COMMAND`, `COMMAND --help`. */
const known = () => {
  const [first, second] = words
  const asks = (word) => word === '--help' || word === '-h'
  if (words.length > 2) return undefined
  const { version, overview, commands } = JSON.parse(readFileSync(join(here, '..', 'src', 'generated', 'help.json'), 'utf8'))
  if (words.length === 0 || (words.length === 1 && (asks(first) || first === 'help'))) return overview
  if (words.length === 1 && (first === '--version' || first === 'version')) return `${version}\n`
  const command = asks(second) ? first : first === 'help' ? second : undefined
  return command !== undefined && Object.hasOwn(commands, command) ? commands[command] : undefined
}

/** The pinned Node, looked for in every node_modules from here upwards. */
const pinnedNode = () => {
  const windows = process.platform === 'win32'
  const names = [`node-${windows ? 'win' : process.platform}-${process.arch}/bin/node`, '.bin/node']
  for (let folder = here; ; folder = dirname(folder)) {
    for (const name of names) {
      const path = join(folder, 'node_modules', name) + (windows ? '.exe' : '')
      if (existsSync(path)) return path
    }
    if (dirname(folder) === folder) return undefined
  }
}

/** Run this file again under another Node, and end as it ends. */
const runUnder = async (node) => {
  const { spawn } = await import('node:child_process')
  const child = spawn(node, [join(here, 'dacryon.mjs'), ...words], { stdio: 'inherit' })
  // A terminal sends its own signals to both; one that is sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`dacryon could not start ${node}: ${error.message}`)
    process.exitCode = 3
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 3
    else {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    }
  })
}

const help = known()
if (help !== undefined) {
  const stream = words.length === 0 ? process.stderr : process.stdout
  stream.write(help)
  process.exitCode = words.length === 0 ? 2 : 0
} else if (Number(process.versions.node.split('.')[0]) >= wanted) {
  module.enableCompileCache?.()
  await import('../src/main.ts')
} else {
  const node = pinnedNode()
  if (node === undefined) {
    console.error(
      `dacryon needs Node ${wanted} or newer; this is ${process.version}, and the one that comes with the project is not installed.`,
    )
    console.error('Run `npm ci` in the folder of the project (without --omit=optional), or use a newer Node.')
    process.exitCode = 3
  } else await runUnder(node)
}
