import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { dacryon, inFolder } from './lib/folders.ts'
import { costOf } from './lib/process.ts'
import { type Figure, writeResult } from './lib/results.ts'
import { writeStudyFolder } from './lib/study.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Start a server on a home and give its address and an end. */
const serve = async (home: string): Promise<{ readonly address: string; readonly stop: () => void }> => {
  const server = spawn(...dacryon(['serve', '--home', home, '--port', '0']), { stdio: ['ignore', 'pipe', 'inherit'] })
  server.stdout.setEncoding('utf8')
  for await (const text of server.stdout) {
    const address = /http:\/\/[^\s]+/.exec(String(text))?.[0]
    if (address !== undefined) return { address: address.replace(/\/$/, ''), stop: () => server.kill('SIGTERM') }
  }
  throw new Error('the server ended without an address')
}

/** First paint and opening of a tree of 10,000 concepts in a real browser, with an empty cache each time. */
export const benchWeb = (): Promise<void> =>
  inFolder(async (folder) => {
    const study = join(folder, 'WIDE')
    const home = join(folder, 'home')
    await writeStudyFolder(study, 'WIDE', { subjects: 200, visits: 1, concepts: 10_000 })
    await costOf(...dacryon(['import', study, '--home', home, '--json']))
    const { address, stop } = await serve(home)
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags })
    const paints: number[] = []
    const trees: number[] = []
    try {
      for (let run = 0; run < 7; run++) {
        const page = await browser.newPage()
        const started = performance.now()
        await page.goto(`${address}/studies/WIDE`)
        await page.locator('[role=treeitem]').first().waitFor()
        trees.push(performance.now() - started)
        paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0))
        await page.context().close()
      }
    } finally {
      await browser.close()
      stop()
    }
    const figures: Figure[] = [
      { what: 'first contentful paint', dacryon: `${median(paints).toFixed(0)} ms`, peer: '' },
      { what: 'tree of 10,000 concepts visible, from the address being opened', dacryon: `${median(trees).toFixed(0)} ms`, peer: '' },
    ]
    writeResult(
      'web',
      'First paint and tree opening',
      'none',
      ['Chromium, empty cache, median of 7; server and browser share the two cores.'],
      figures,
    )
  })
