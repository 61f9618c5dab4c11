// Plain JavaScript on purpose: this is what runs under whatever Node a fresh machine has, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

const say = (text) => process.stderr.write(`${text}\n`)

/** Run a command with our stdio; end the program when it fails. */
export const must = (command, args, options = {}) => {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  if (error !== undefined) {
    say(`dacryon: cannot run ${command}: ${error.message}`)
    process.exit(1)
  }
  if (status !== 0) process.exit(status ?? (signal === null ? 1 : 130))
}

/** SHA-256 over names and contents of files and folders, so that a change of either is seen and a touched date is not. */
export const fingerprintOf = (paths) => {
  const hash = createHash('sha256')
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'node_modules' && name !== 'dist' && name !== 'test') add(join(path, name))
      return
    }
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const path of paths) add(join(root, path))
  return hash.digest('hex')
}

const sameStamp = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp

/** Install the locked dependencies unless that very lock is installed already. */
export const ensureInstalled = () => {
  const lock = fingerprintOf(['package-lock.json'])
  const file = join(root, 'node_modules', '.dacryon-lock')
  if (sameStamp(file, lock)) return false
  say('dacryon: installing the locked dependencies (about a minute, once)')
  // Engine warnings are about the Node that runs npm; the project itself runs on the pinned Node that this installs.
  must('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'])
  writeFileSync(file, lock)
  return true
}

/** Path of the Node this project runs on: the pinned one, or the machine's own when it is new enough. */
export const pinnedNode = () => {
  const name = process.platform === 'win32' ? 'win' : process.platform
  const file = join(root, 'node_modules', `node-${name}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(file)) return file
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  say(`dacryon: no pinned Node for ${process.platform} ${process.arch}, and this Node is ${process.version}.`)
  say('         Install Node 24 or newer and start again.')
  return process.exit(1)
}

const pureInputs = ['package-lock.json', 'tsconfig.base.json', 'foundation', 'areas', 'journeys']

const ensureAppBuilt = (node, app, name) => {
  const stamp = fingerprintOf([...pureInputs, `apps/${app}`])
  const file = join(root, 'apps', app, 'dist', '.stamp')
  if (sameStamp(file, stamp)) return false
  say(`dacryon: building ${name}`)
  must(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps', app),
    shell: false,
  })
  writeFileSync(file, stamp)
  return true
}

/** Build what browsers get when its sources changed since the last build: the web application and the calculators. */
export const ensureBuilt = (node) => {
  const web = ensureAppBuilt(node, 'web', 'the web application')
  return ensureAppBuilt(node, 'calculators', 'the calculators') || web
}
