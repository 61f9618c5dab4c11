import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { describeInBrowser, violationsOf } from './site.ts'

describeInBrowser(
  'nothing there',
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
