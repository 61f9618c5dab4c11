import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { describeInBrowser } from './site.ts'

describeInBrowser(
  'analyses',
  () => createMockApi(),
  (site) => {
    test('the address holds what was run: opened again it has the same data and options, and gives the same answer', async () => {
      const { page, problems, close } = await site.open('/analyses/two-proportions')
      await page.getByLabel(/^Confidence level/).fill('0.9')
      await page.getByRole('button', { name: 'Run' }).click()
      const answer = page.getByText(/90 % CI/).first()
      await answer.waitFor()
      const said = await answer.textContent()
      await page.reload()
      await page.getByRole('button', { name: 'Run' }).waitFor()
      expect(await page.getByLabel(/^Confidence level/).inputValue()).toBe('0.9')
      await page.getByRole('button', { name: 'Run' }).click()
      await page
        .getByText(/90 % CI/)
        .first()
        .waitFor()
      expect(
        await page
          .getByText(/90 % CI/)
          .first()
          .textContent(),
      ).toBe(said)
      expect(problems).toEqual([])
      await close()
    })

    test('an address of a study with options shows them', async () => {
      const options = encodeURIComponent(JSON.stringify({ reference: 'Placebo' }))
      const { page, close } = await site.open(`/analyses/two-proportions?from=study&release=SYN-TRIAL-3&options=${options}`)
      await page.getByRole('button', { name: 'Run' }).waitFor()
      expect(await page.getByRole('radio', { name: 'A study' }).isChecked()).toBe(true)
      expect(await page.getByLabel(/^Group to compare with/).inputValue()).toBe('Placebo')
      await close()
    })
  },
)
