// `npm start [-- --port N --home DIR]`: everything a fresh clone needs, then the server with the demonstration consortium.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, pinnedNode, root } from './setup.mjs'

ensureInstalled()
const node = pinnedNode()
ensureBuilt(node)
const server = spawn(node, [join(root, 'apps', 'cli', 'bin', 'dacryon.mjs'), 'serve', '--demo', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
