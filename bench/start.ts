import { join } from 'node:path'
import { root } from './lib/folders.ts'
import { costOf, timesOf } from './lib/process.ts'
import { writeResult } from './lib/results.ts'

/** Start-up of the command line, as a person calls it. */
export const benchStart = async (): Promise<void> => {
  const binary = join(root, 'node_modules', '.bin', 'dacryon')
  const help = await timesOf(10, () => costOf(binary, ['--help']))
  const node = await timesOf(10, () => costOf(process.execPath, ['-e', '0']))
  writeResult(
    'start',
    'Start-up of `dacryon --help`',
    'an empty program of the same Node',
    ['`node_modules/.bin/dacryon` called directly, under whatever Node the machine has; it re-executes itself with the pinned one.'],
    [
      {
        what: 'dacryon --help',
        dacryon: `${help.median.toFixed(0)} ms (worst ${help.max.toFixed(0)})`,
        peer: `${node.median.toFixed(0)} ms`,
        ratio: node.median / help.median,
        aim: 'under 250 ms',
      },
    ],
  )
}
