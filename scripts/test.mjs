// `npm test [-- FILTER]`: sets everything up, runs every test, and ends with the true totals of all runners.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { ensureBuilt, ensureInstalled, pinnedNode, root } from './setup.mjs'

ensureInstalled()
const node = pinnedNode()
ensureBuilt(node)

const results = join(root, '.cache', 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const totals = { passed: 0, failed: 0, skipped: 0 }
const skips = []

/** Run one vitest project; its JSON report is the only source of the totals. */
const runVitest = (name, config, environment = {}) => {
  const report = join(results, `${name}.json`)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [
    vitest,
    'run',
    '--config',
    config,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ]
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  let parsed
  try {
    parsed = JSON.parse(readFileSync(report, 'utf8'))
  } catch (error) {
    process.stderr.write(`dacryon: the ${name} tests left no report (${error.message})\n`)
    totals.failed += 1
    return
  }
  totals.passed += parsed.numPassedTests
  totals.failed += parsed.numFailedTests
  totals.skipped += parsed.numPendingTests + (parsed.numTodoTests ?? 0)
  for (const file of parsed.testResults) {
    for (const test of file.assertionResults) if (test.status === 'pending' || test.status === 'skipped') skips.push(test.fullName)
    // A file that could not even be loaded counts no test; without this it would pass unseen.
    if (file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')) totals.failed += 1
  }
  if (status !== 0 && totals.failed === 0) totals.failed += 1
}

runVitest('unit', 'vitest.config.ts')
const chromium = findChromium(node)
if (chromium.path === undefined) {
  totals.skipped += 1
  skips.push(`all browser tests: ${chromium.reason}`)
} else runVitest('browser', 'vitest.browser.config.ts', { CHROMIUM_PATH: chromium.path })

for (const name of skips) process.stdout.write(`skipped: ${name}\n`)
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)
