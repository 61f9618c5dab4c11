#!/usr/bin/env node
// The command `dacryon`, for whatever Node the machine has: it runs the program under the Node that the project pins.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const wanted = 24
const here = dirname(realpathSync(fileURLToPath(import.meta.url)))

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

if (Number(process.versions.node.split('.')[0]) >= wanted) {
  enableCompileCache?.()
  await import('../src/main.ts')
} else {
  const node = pinnedNode()
  if (node === undefined) {
    console.error(
      `dacryon needs Node ${wanted} or newer; this is ${process.version}, and the one that comes with the project is not installed.`,
    )
    console.error('Run `npm ci` in the folder of the project (without --omit=optional), or use a newer Node.')
    process.exitCode = 3
  } else {
    const child = spawn(node, [join(here, 'dacryon.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
    // A terminal sends its signals to both; one that is sent to this process alone is passed on.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => (process.stdin.isTTY && signal === 'SIGINT' ? undefined : child.kill(signal)))
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
}
