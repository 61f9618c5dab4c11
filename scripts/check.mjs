// `npm run check`: everything that can be wrong without running the program. Every step runs, then the verdict.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, root } from './setup.mjs'

ensureInstalled()
const node = pinnedNode()
const bin = (...parts) => join(root, 'node_modules', ...parts)
const steps = [
  ['types', node, [bin('typescript', 'bin', 'tsc'), '-p', '.']],
  ['types of the web application', node, [bin('typescript', 'bin', 'tsc'), '-p', 'apps/web']],
  ['types of the calculators', node, [bin('typescript', 'bin', 'tsc'), '-p', 'apps/calculators']],
  ['lint and format', node, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']],
  ['unused code and dependencies', node, [bin('knip', 'bin', 'knip.js')]],
  ['arrows, cycles, ceilings', node, [join(root, 'scripts', 'shape.ts'), '--check']],
  ['generated files', node, [join(root, 'scripts', 'generate.ts'), '--check']],
]

let failed = 0
for (const [name, command, args] of steps) {
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  if (status === 0) process.stdout.write(`ok    ${name} (${seconds} s)\n`)
  else {
    failed += 1
    process.stdout.write(`FAIL  ${name} (${seconds} s)\n${stdout}${stderr}\n`)
  }
}
process.stdout.write(`\n${steps.length - failed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
