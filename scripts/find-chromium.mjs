import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const found = () => places.find((place) => place !== undefined && existsSync(place))

const isDebian = () => existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0

/** Path of a Chromium, installed when that is possible; else the reason why there is none. */
export const findChromium = (node) => {
  const here = found()
  if (here !== undefined) return { path: here }
  if (process.getuid?.() === 0 && isDebian()) {
    process.stderr.write('dacryon: installing chromium for the browser tests\n')
    if (run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']))
      return { path: found() }
    return { reason: 'apt-get could not install chromium' }
  }
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  if (!run(node, [cli, 'install', 'chromium']))
    return { reason: 'no Chromium on this machine, and the Playwright installer could not bring one (set CHROMIUM_PATH)' }
  const asked = spawnSync(node, ['-e', `process.stdout.write(require('playwright-core').chromium.executablePath())`], {
    cwd: root,
    encoding: 'utf8',
  })
  return existsSync(asked.stdout) ? { path: asked.stdout } : { reason: 'the Playwright installer brought no Chromium' }
}
