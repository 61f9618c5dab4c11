import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import type { MockApi } from '../mock/create-mock-api.ts'
import { findChromium } from './find-chromium.ts'
import { launch } from './launch.ts'
import { type BuiltSite, serveBuilt } from './serve-built.ts'

/** A browser on the built application. */
export interface Site {
  /** A fresh page at a path; `problems` gathers what the console and uncaught errors say. */
  open(path: string, options?: BrowserContextOptions): Promise<Visit>
}

export interface Visit {
  readonly page: Page
  readonly problems: string[]
  /** Another page in the same tab, with no problems yet. */
  go(path: string): Promise<unknown>
  close(): Promise<void>
}

const path = findChromium()
if (path === undefined) console.log('skipped: browser tests, because no Chromium was found; set CHROMIUM_PATH to one')

/** Declares tests that need a browser; they are skipped where there is none. */
export const describeInBrowser = (name: string, api: () => MockApi, tests: (site: Site) => void): void => {
  describe.skipIf(path === undefined)(name, () => {
    let browser: Browser
    let site: BuiltSite
    beforeAll(async () => {
      site = await serveBuilt(api())
      browser = await launch(path ?? '')
    })
    afterAll(async () => {
      await browser.close()
      await site.close()
    })
    tests({
      async open(address, options = {}) {
        const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 }, ...options })
        const page = await context.newPage()
        const problems: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
        })
        page.on('pageerror', (error) => problems.push(String(error)))
        await page.goto(site.address + address)
        const go = (to: string) => {
          problems.length = 0
          return page.goto(site.address + to)
        }
        return { page, problems, go, close: () => context.close() }
      },
    })
  })
}

/** Serious and critical accessibility violations, each with the elements it names. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  // There are no frames here, so that the legacy mode sees the same and need not open a tab for its report.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim()})`).join(' | ')}`,
    )
}
