import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { describeInBrowser, violationsOf } from './site.ts'

describeInBrowser(
  'import',
  () => createMockApi({ jobDuration: 600 }),
  (site) => {
    test('files are uploaded, checked and published, and each step is an address', async () => {
      const { page, problems, close } = await site.open('/import')
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([
          { name: 'clinical.params', mimeType: 'text/plain', buffer: Buffer.from('COLUMN_MAP_FILE=column_map.tsv') },
          { name: 'column_map.tsv', mimeType: 'text/plain', buffer: Buffer.from('a\tb') },
        ])
      await page.getByText('2 files').waitFor()
      await page.getByRole('button', { name: 'Check the files' }).click()
      await page.waitForURL(/check=/)
      await page.getByText('Nothing is written yet').waitFor()
      await page.getByText(/2 warnings\. The warnings stay on record/).waitFor()
      await page.getByRole('tree').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Publish the release' }).click()
      await page.waitForURL(/publish=/)
      await page.getByText('The release is published').waitFor()
      expect(await page.locator('[aria-current=step]').innerText()).toBe('Done')
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('link', { name: 'Open the study' }).click()
      await page.getByRole('heading', { level: 1, name: /Observational cohort/ }).waitFor()
      expect(problems).toEqual([])
      await close()
    })

    test('errors are shown with place and remedy, can be filtered, and stop publication', async () => {
      const { page, problems, close } = await site.open('/import')
      await page.getByRole('radio', { name: 'From the server’s disk' }).check()
      await page.getByLabel('Path on the server').fill('/data/bad-study')
      await page.getByRole('button', { name: 'Check the files' }).click()
      await page.getByText(/2 errors\. These errors must be put right/).waitFor()
      expect(await page.getByRole('button', { name: 'Publish the release' }).count()).toBe(0)
      const table = page.getByRole('region', { name: 'Issues' }).last()
      await page.getByText('182 of 182 shown').waitFor()
      expect(await table.getByRole('row').count()).toBeLessThan(80)
      await page.getByRole('radio', { name: '2 errors' }).check()
      await page.getByText('2 of 182 shown').waitFor()
      await table.getByText('ESSPRI_DRYNESS').waitFor()
      await table.getByText(/Correct the cell/).waitFor()
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download as CSV' }).click()
      expect((await saved).suggestedFilename()).toBe('SYN-COHORT-issues.csv')
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('link', { name: 'Choose again' }).click()
      expect(await page.getByLabel('Path on the server').inputValue()).toBe('/data/bad-study')
      expect(problems).toEqual([])
      await close()
    })

    test('a running job is followed and cancelled, here and on the jobs page', async () => {
      const { page, close } = await site.open('/import')
      await page.getByRole('radio', { name: 'From the server’s disk' }).check()
      await page.getByLabel('Path on the server').fill('/data/slow')
      await page.getByRole('button', { name: 'Check the files' }).click()
      const progress = page.getByRole('progressbar')
      await progress.waitFor()
      await expect.poll(() => progress.getAttribute('aria-valuenow')).toBe('42')
      await page.getByRole('link', { name: /Jobs/ }).click()
      await page.getByText('Check of /data/slow').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Cancel Check of /data/slow' }).click()
      await page.getByText('Cancelled').waitFor()
      await page.getByRole('listitem').filter({ hasText: '/data/slow' }).getByRole('link', { name: 'Open' }).click()
      await page.getByText('The import was cancelled').waitFor()
      await close()
    })
  },
)
