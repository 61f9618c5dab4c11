import * as endpoints from '@dacryon/endpoints'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, sideways, type Visit } from './site.ts'

const { instruments } = endpoints
type Instrument = (typeof instruments)[number]

/** A result of an example as the page must show it. */
const shownAs = (instrument: Instrument, id: string, expected: string): RegExp | string => {
  const result = instrument.results[id]
  if (expected === 'NA') return '–'
  if (result?.kind === 'yes-no') return expected === '1' ? 'Yes' : 'No'
  if (result?.kind === 'category') return result.choices[expected]?.en ?? expected
  return expected
}

const asNumber = (text: string): number => Number(text.replace('\u2212', '-').replace(/[^\d.eE-].*$/s, ''))

const resultsOf = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.outcome [data-result]')].map((row) => [
        row.dataset.result ?? '',
        row.querySelector('dd')?.firstChild?.textContent ?? '',
      ]),
    ),
  )

describeInBrowser('every instrument of the shelf', (site) => {
  let visit: Visit
  beforeAll(async () => {
    visit = await site.open('')
  })
  afterAll(() => visit.close())

  test.each(instruments.map((instrument) => [instrument.id, instrument] as const))(
    '%s: its form, and its examples with the answers they state',
    async (id, instrument) => {
      const { page, problems } = visit
      problems.length = 0
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/${id}`)
      await page.getByRole('heading', { level: 1, name: instrument.short, exact: true }).waitFor()
      // Every item has a place to be answered.
      const places = await page.evaluate((prefix) => [...document.querySelectorAll(`[id^="${prefix}-"]`)].map(({ id: place }) => place), id)
      for (const item of Object.keys(instrument.items)) expect(places, `a place for ${item}`).toContain(`${id}-${item}`)
      expect(await sideways(page)).toBeLessThanOrEqual(0)
      for (const [at, example] of instrument.examples.entries()) {
        await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: at + 1 })
        for (const [name, expected] of Object.entries(example.expect)) {
          if (instrument.results[name] === undefined) continue
          const wanted = shownAs(instrument, name, expected)
          const close = async () => {
            const shown = (await resultsOf(page))[name] ?? 'nothing'
            if (instrument.results[name]?.kind === 'number' && expected !== 'NA')
              return Math.abs(asNumber(shown) - Number(expected)) <= 0.00006 ? wanted : shown
            return shown
          }
          await expect.poll(close, { message: `${example.title.en}: ${name}`, timeout: 5000 }).toBe(wanted)
        }
        const { reason } = example.expect
        if (reason !== undefined && reason !== '')
          expect(
            await page.locator('.reasons [data-reason]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-reason'))),
          ).toEqual(reason.split(';'))
      }
      expect(problems).toEqual([])
    },
  )
})
