import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOf } from '../../../web/test/browser/site.ts'
import { describeInBrowser, sideways } from './site.ts'

const pictures = resolve(import.meta.dirname, '../../../../docs/pictures')
/** The few that are worth keeping. */
const kept = ['essdai-narrow', 'star-narrow', 'start-wide-dark', 'essdai-wide-dark', 'table-wide-dark', 'composite-wide-dark']
const keep = async (page: Page, picture: string): Promise<void> => {
  if (process.env.DACRYON_PICTURES !== '1' || !kept.includes(picture)) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `calculators-${picture}.png`) })
}

const example = async (page: Page) => {
  await page.getByRole('combobox', { name: /Fill in an example/ }).selectOption({ index: 1 })
}
const opened = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

/** Every kind of page, in a state worth looking at. */
const kinds = [
  { name: 'start', hash: '', ready: (page: Page) => page.getByText('STAR', { exact: true }).waitFor() },
  {
    name: 'essdai',
    hash: '#/essdai',
    ready: async (page: Page) => {
      await example(page)
      await page.getByRole('button', { name: /Rate the previous visit/ }).click()
      await opened(page)
    },
  },
  { name: 'star', hash: '#/star?policy=nri', ready: example },
  {
    name: 'acr-eular',
    hash: '#/acr_eular_2016',
    ready: async (page: Page) => {
      await example(page)
      await opened(page)
    },
  },
  {
    name: 'table',
    hash: '#/table',
    ready: async (page: Page) => {
      const rows = Array.from({ length: 40 }, (_, row) => `P${row},${row % 4},${(row * 7) % 3}`)
      const buffer = Buffer.from(`subject,articular,biological\n${rows.join('\n')}\n`)
      await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'cohort.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Score the table' }).click()
      await page.getByRole('link', { name: 'Download the scored table' }).waitFor()
    },
  },
  {
    name: 'composite',
    hash: '#/composite',
    ready: async (page: Page) => {
      await page.getByText('This composite is sound.').waitFor()
      await opened(page)
    },
  },
  { name: 'unknown', hash: '#/nothing', ready: (page: Page) => page.getByText('There is no instrument').waitFor() },
] as const

describeInBrowser('every kind of page', (site) => {
  for (const scheme of ['light', 'dark'] as const)
    test.each(kinds)(
      `$name, ${scheme}: no violation, no error, no sideways scrolling, on a phone and on a desk`,
      async ({ name, hash, ready }) => {
        const { page, problems, close } = await site.open(hash, { colorScheme: scheme, reducedMotion: 'reduce' })
        await ready(page)
        expect(await sideways(page), 'at 360').toBeLessThanOrEqual(0)
        expect(await violationsOf(page)).toEqual([])
        if (scheme === 'light') await keep(page, `${name}-narrow`)
        await page.setViewportSize({ width: 1280, height: 860 })
        expect(await sideways(page), 'at 1280').toBeLessThanOrEqual(0)
        if (scheme === 'dark') await keep(page, `${name}-wide-dark`)
        expect(problems).toEqual([])
        await close()
      },
    )
})
