import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { findChromium } from '../../../web/test/browser/find-chromium.ts'
import { launch } from '../../../web/test/browser/launch.ts'
import { type BuiltSite, serveBuilt } from './serve-built.ts'

/** A page in a browser of its own, with what its console said. */
export interface Visit {
  readonly page: Page
  readonly problems: string[]
  close(): Promise<void>
}

/** The built calculators in a browser. */
export interface Site {
  readonly served: () => BuiltSite
  open(hash: string, options?: BrowserContextOptions): Promise<Visit>
}

const path = findChromium()
if (path === undefined) console.log('skipped: browser tests, because no Chromium was found; set CHROMIUM_PATH to one')

/** Declares tests that need a browser; they are skipped where there is none. */
export const describeInBrowser = (name: string, tests: (site: Site) => void): void => {
  describe.skipIf(path === undefined)(name, () => {
    let browser: Browser
    let built: BuiltSite
    beforeAll(async () => {
      built = await serveBuilt()
      browser = await launch(path ?? '')
    })
    afterAll(async () => {
      await browser.close()
      await built.close()
    })
    tests({
      served: () => built,
      async open(hash, options = {}) {
        const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 740 }, ...options })
        const page = await context.newPage()
        const problems: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
        })
        page.on('pageerror', (error) => problems.push(String(error)))
        await page.goto(built.address + hash)
        return { page, problems, close: () => context.close() }
      },
    })
  })
}

/** Pixels by which a page is wider than its window. */
export const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What the main result of a calculator says. */
export const mainResult = async (page: Page): Promise<string> => (await page.locator('.main-value').innerText()).replace(/\s+/g, ' ')
