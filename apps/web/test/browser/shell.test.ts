import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { describeInBrowser } from './site.ts'

describeInBrowser(
  'shell',
  () => createMockApi(),
  (site) => {
    test('the language is switched, said to the browser, and remembered', async () => {
      const { page, problems, close } = await site.open('/')
      await page.getByRole('heading', { name: 'Studies' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      await page.getByRole('radio', { name: /FR/ }).click()
      await page.getByRole('heading', { name: 'Études' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
      await page
        .getByText(/^20[\u202f\u00a0]000$/)
        .first()
        .waitFor()
      await page.reload()
      await page.getByRole('heading', { name: 'Études' }).waitFor()
      expect(await page.title()).toBe('Études · Dacryon')
      expect(problems).toEqual([])
      await close()
    })

    test('a French browser gets French at once', async () => {
      const { page, close } = await site.open('/help', { locale: 'fr-FR' })
      await page.getByRole('heading', { name: 'Petit guide' }).waitFor()
      await close()
    })

    test('dark is chosen, remembered, and there before the first paint', async () => {
      const { page, close } = await site.open('/', { colorScheme: 'light' })
      await page.getByRole('heading', { name: 'Studies' }).waitFor()
      await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
      const scheme = () => page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))
      expect(await scheme()).toBe('dark')
      await page.reload({ waitUntil: 'commit' })
      await page.waitForSelector('body', { state: 'attached' })
      expect(await scheme()).toBe('dark')
      await close()
    })

    test('the skip link leads past the navigation', async () => {
      const { page, close } = await site.open('/')
      await page.getByRole('heading', { name: 'Studies' }).waitFor()
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      await close()
    })

    test('a study is found by typing, and the search stands in the address', async () => {
      const { page, close } = await site.open('/')
      await page.getByLabel('Search studies').fill('sjogren')
      await page.waitForURL(/search=sjogren/)
      await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1)
      await page.getByRole('link', { name: /Observational cohort/ }).click()
      await page.waitForURL(/studies\/SYN-COHORT/)
      await close()
    })

    test('nothing is asked of another host', async () => {
      const { page, close } = await site.open('/help')
      const foreign: string[] = []
      page.on('request', (request) => {
        if (
          !request.url().startsWith(new URL(page.url()).origin) &&
          !request.url().startsWith('data:') &&
          !request.url().startsWith('blob:')
        )
          foreign.push(request.url())
      })
      await page.goto(`${new URL(page.url()).origin}/studies/SYN-TRIAL-3?concept=esspri-dryness`)
      await page.locator('figure svg').first().waitFor()
      expect(foreign).toEqual([])
      await close()
    })
  },
)
