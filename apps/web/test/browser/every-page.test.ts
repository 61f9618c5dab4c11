import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { pages } from './pages.ts'
import { describeInBrowser, violationsOf } from './site.ts'

const pictures = resolve(import.meta.dirname, '../../../../docs/pictures')
const keep = process.env.DACRYON_PICTURES === '1'

/** Pixels by which a page is wider than its window. */
const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

const looks = (['light', 'dark'] as const).flatMap((scheme) => ([1280, 390] as const).map((width) => ({ scheme, width })))

describeInBrowser(
  'every page',
  () => createMockApi(),
  (site) => {
    for (const { scheme, width } of looks)
      test.each(pages)(
        `$name, ${scheme}, ${width} wide: no violation, no error, no sideways scrolling`,
        async ({ name, path, ready, expects }) => {
          const { page, problems, close } = await site.open(path, {
            colorScheme: scheme,
            viewport: { width, height: width < 500 ? 844 : 860 },
            reducedMotion: 'reduce',
          })
          await ready(page)
          expect(await sideways(page), 'scrolls sideways').toBeLessThanOrEqual(0)
          expect(await violationsOf(page)).toEqual([])
          expect(problems.filter((problem) => !expects?.test(problem))).toEqual([])
          if (keep) {
            await mkdir(pictures, { recursive: true })
            await page.screenshot({ path: join(pictures, `${name}-${scheme}-${width < 500 ? 'narrow' : 'wide'}.png`) })
          }
          if (width < 500) {
            await page.setViewportSize({ width: 360, height: 740 })
            expect(await sideways(page), 'scrolls sideways at 360').toBeLessThanOrEqual(0)
          }
          await close()
        },
      )
  },
)

describeInBrowser(
  'empty and broken',
  () => createMockApi({ studies: [] }),
  (site) => {
    test('without studies the list says how to begin', async () => {
      const { page, problems, close } = await site.open('/')
      await page.getByRole('heading', { name: 'No studies yet' }).waitFor()
      expect(await page.getByText('dacryon demo').isVisible()).toBe(true)
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('link', { name: 'Import a study' }).click()
      await page.getByRole('heading', { level: 1, name: 'Import a study' }).waitFor()
      expect(problems).toEqual([])
      await close()
    })

    test('a server that does not answer is said in words, with a way to try again', async () => {
      const { page, close } = await site.open('/help')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.route('**/api/studies', (route) => route.abort())
      await page.getByRole('link', { name: 'Studies' }).click()
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('alert').innerText()).toContain('The server does not answer')
      expect(await violationsOf(page)).toEqual([])
      await page.unroute('**/api/studies')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('heading', { name: 'No studies yet' }).waitFor()
      await close()
    })
  },
)
