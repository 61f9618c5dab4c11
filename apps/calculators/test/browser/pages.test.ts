import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findInstrument } from '@dacryon/endpoints'
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

/** ESSDAI of 60 people: low levels more often than high ones, three rows with gaps and one with a level that there is not. */
const cohort = (() => {
  const items = Object.entries(findInstrument('essdai')?.items ?? {}).filter(([, { kind }]) => kind === 'level')
  const gaps = ['P9 renal', 'P24 cutaneous', 'P24 renal', 'P41 cns']
  const rows = Array.from({ length: 60 }, (_, row) => {
    const subject = `P${row + 1}`
    const levels = items.map(([id, item], at) => {
      if (gaps.includes(`${subject} ${id}`)) return ''
      if (subject === 'P33' && id === 'articular') return '9'
      const drawn = ((row + 3) ** 2 * (at + 5) * 7 + (at + 1) ** 3 * 11) % 101
      return item.kind === 'level' ? (item.levels[drawn > 95 ? 2 : drawn > 80 ? 1 : 0] ?? 0) : ''
    })
    return [subject, ...levels].join(',')
  })
  return `${[['subject', ...items.map(([id]) => id)].join(','), ...rows].join('\n')}\n`
})()

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
      const buffer = Buffer.from(cohort)
      await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'cohort.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Score the table' }).click()
      await page.getByRole('link', { name: 'Download the scored table' }).waitFor()
      expect(await page.locator('.counts').innerText()).toMatch(/Rows\s*60\s*With a main result\s*56\s*Without\s*4/)
    },
  },
  {
    name: 'composite',
    hash: '#/composite',
    ready: async (page: Page) => {
      await page.getByText('This composite is sound.').waitFor()
      await page.locator('summary', { hasText: 'Domain 1' }).click()
      await page.evaluate(() => scrollTo(0, 0))
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
