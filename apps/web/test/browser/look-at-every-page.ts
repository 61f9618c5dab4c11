import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { pages } from './pages.ts'
import { describeInBrowser, type Visit, violationsOf } from './site.ts'

const pictures = resolve(import.meta.dirname, '../../../../docs/pictures')
const keep = process.env.DACRYON_PICTURES === '1'

/** Pixels by which a page is wider than its window. */
const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

const shapes = [
  { shape: 'wide', viewport: { width: 1280, height: 860 } },
  { shape: 'narrow', viewport: { width: 390, height: 844 } },
] as const

/** Declares the tests that every page must pass in light or in dark. */
export const lookAtEveryPage = (scheme: 'light' | 'dark'): void =>
  describeInBrowser(
    `every page, ${scheme}`,
    () => createMockApi(),
    (site) => {
      describe.each(shapes)('$shape', ({ shape, viewport }) => {
        let visit: Visit
        beforeAll(async () => {
          visit = await site.open('/help', { colorScheme: scheme, viewport, reducedMotion: 'reduce' })
          if (keep) await mkdir(pictures, { recursive: true })
        })
        afterAll(() => visit.close())
        test.each(pages)('$name: no violation, no error, no sideways scrolling', async ({ name, path, ready, expects }) => {
          const { page, problems, go } = visit
          await page.setViewportSize(viewport)
          await go(path)
          await ready(page)
          expect(await sideways(page), 'scrolls sideways').toBeLessThanOrEqual(0)
          expect(await violationsOf(page)).toEqual([])
          if (keep) await page.screenshot({ path: join(pictures, `${name}-${scheme}-${shape}.png`) })
          if (shape === 'narrow') {
            await page.setViewportSize({ width: 360, height: 740 })
            expect(await sideways(page), 'scrolls sideways at 360').toBeLessThanOrEqual(0)
          }
          expect(problems.filter((problem) => !expects?.test(problem))).toEqual([])
        })
      })
    },
  )
