import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { describeInBrowser, violationsOf } from './site.ts'

const pictures = resolve(import.meta.dirname, '../../../../docs/pictures')
const keep = process.env.DACRYON_PICTURES === '1'

describeInBrowser(
  'scores of a study whose plan is not fixed',
  () => createMockApi({ planned: false }),
  (site) => {
    test('all together is shown without a plan', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3/scores/visits?instrument=star')
      await page.getByRole('figure').locator('svg').first().waitFor()
      expect(await page.getByRole('radio', { name: 'All together' }).isChecked()).toBe(true)
      expect(await page.getByText('Placebo').count()).toBe(0)
      expect(problems).toEqual([])
      await close()
    })

    test('arms stay closed until the plan is fixed once; then they open, and a change needs a reason', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3/scores/visits?instrument=star&by=arm')
      await page.getByRole('heading', { name: 'The arms stay closed until the plan is fixed' }).waitFor()
      expect(await page.locator('figure').count()).toBe(0)
      expect(await violationsOf(page)).toEqual([])
      if (keep) await page.screenshot({ path: join(pictures, 'scores-closed-light-wide.png') })
      await page.getByRole('link', { name: 'Fix the plan' }).click()
      const gland = page.getByRole('group', { name: 'Test for: Lacrimal gland' })
      await gland.getByRole('radio', { name: 'Schirmer' }).check()
      await page.getByLabel('Reader').selectOption('Reader A')
      await page.getByRole('button', { name: 'Fix the plan' }).click()
      await page.getByRole('status').getByText('The plan is fixed.').waitFor()
      await page.getByText('Revision 1').waitFor()
      expect(await page.getByRole('definition').filter({ hasText: 'Schirmer' }).count()).toBe(1)

      await page.getByRole('button', { name: 'Change the plan' }).click()
      const save = page.getByRole('button', { name: 'Fix the new revision' })
      expect(await save.isDisabled()).toBe(true)
      await page.getByRole('radio', { name: 'Count as not met (NRI)' }).check()
      expect(await save.isDisabled()).toBe(false)
      await page.getByLabel('Reason for the change').fill('The analysis plan says so.')
      expect(await violationsOf(page)).toEqual([])
      await save.click()
      await page.getByText('Revision 2').waitFor()
      await page.getByText('The analysis plan says so.').waitFor()
      await page.getByText('Missing parts: Bounds → Count as not met (NRI)').waitFor()

      await page.getByRole('link', { name: 'See the results over the visits' }).click()
      await page.getByRole('figure').locator('svg').first().waitFor()
      expect(await page.getByRole('columnheader', { name: 'High dose' }).count()).toBeGreaterThan(0)
      expect(problems).toEqual([])
      await close()
    })
  },
)

describeInBrowser(
  'scores of a study whose plan is fixed',
  () => createMockApi(),
  (site) => {
    test('instrument, result, visit and arms stand in the address, and are found again by it', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3/scores/visits')
      await page.getByLabel('Instrument').selectOption('star')
      await page.getByRole('heading', { name: 'STAR: Responder' }).waitFor()
      await page.getByRole('combobox', { name: 'Visit' }).selectOption('Week 12')
      await page.getByRole('radio', { name: /all patients of the arm/ }).check({ force: true })
      await page.waitForURL(/of=all/)
      const address = page.url().replace(/^https?:\/\/[^/]+/, '')
      expect(decodeURIComponent(address.replaceAll('+', ' '))).toMatch(/instrument=star.*visit=Week 12.*of=all/)
      const again = await site.open(address)
      const table = again.page.getByRole('region', { name: /^STAR at Week 12: each domain and the whole \(/ })
      await table.waitFor()
      // Of all patients of an arm: every share has the same denominator.
      expect(await table.getByRole('row', { name: /^Responder/ }).innerText()).toMatch(/\/100[\s\S]*\/100[\s\S]*\/100/)
      await again.close()
      await page.getByRole('combobox', { name: 'Result' }).selectOption('points')
      await page.getByRole('figure', { name: 'Points over the visits' }).locator('svg').waitFor()
      expect(problems).toEqual([])
      await close()
    })

    test('a patient: a cell opens its inputs with file and line, by keyboard too, and the neighbour is one step away', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3/scores/patient')
      await page.getByRole('combobox', { name: 'Patient' }).fill('P00004')
      await page.keyboard.press('Enter')
      const cell = page.getByRole('button', { name: 'Inputs of ESSDAI at Week 12' })
      await cell.focus()
      await page.keyboard.press('Enter')
      const details = page.getByRole('region', { name: 'ESSDAI at Week 12' })
      await details.getByText('essdai@2010').waitFor()
      expect(await details.getByText('clinical/data.tsv, line 28').count()).toBeGreaterThan(0)
      expect(await cell.getAttribute('aria-expanded')).toBe('true')
      expect(page.url()).toMatch(/instrument=essdai/)
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Enter')
      await details.waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'Next patient: P00005' }).click()
      await page.getByRole('heading', { name: 'P00005' }).waitFor()
      await page.getByRole('combobox', { name: 'Patient' }).fill('P9')
      await page.getByRole('button', { name: 'Show' }).click()
      await page.getByRole('heading', { name: 'This study has no patient “P9”.' }).waitFor()
      expect(problems.filter((problem) => !problem.includes('404'))).toEqual([])
      await close()
    })

    test('differences are sorted as numbers, filtered, taken along, and lead to the patient', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3/scores/mismatches')
      const table = page.getByRole('region', { name: 'Totals that differ' })
      await table.getByRole('button', { name: 'In the file' }).click()
      const values = (await table.locator('tbody tr td:nth-child(4)').allInnerTexts()).map(Number)
      expect(values.length).toBeGreaterThan(10)
      expect(values).toEqual(values.toSorted((a, b) => a - b))
      await page.getByLabel('Filter by patient, visit or place').fill('week 36')
      await expect.poll(() => table.locator('tbody tr').count()).toBeLessThan(values.length)
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download as CSV' }).click()
      expect((await saved).suggestedFilename()).toBe('SYN-TRIAL-3-total-mismatches.csv')
      const scores = page.waitForEvent('download')
      await page.getByText('Download the scores of these instruments').click()
      await page.getByRole('button', { name: 'Download ESSDAI (CSV)' }).click()
      expect((await scores).suggestedFilename()).toMatch(/\.csv$/)
      await table.getByRole('link').first().click()
      await page.getByRole('region', { name: /^ESSDAI at Week 36/ }).waitFor()
      expect(problems).toEqual([])
      await close()
    })

    test('in French the pages speak French', async () => {
      const { page, close } = await site.open('/studies/SYN-TRIAL-3/scores', { locale: 'fr-FR' })
      await page.getByRole('heading', { name: 'Activité de la maladie et symptômes' }).waitFor()
      await page.getByRole('link', { name: 'Au fil des visites' }).click()
      await page.getByRole('heading', { name: /^ESSDAI\s: Total/ }).waitFor()
      expect(await page.getByText('Les points sont les moyennes').isVisible()).toBe(true)
      await close()
    })

    test('a server that fails is said in words, with a way to try again', async () => {
      const { page, close } = await site.open('/studies/SYN-TRIAL-3')
      await page.getByRole('tree').waitFor()
      await page.route('**/scores', (route) => route.fulfill({ status: 500, body: 'x' }))
      await page.getByRole('link', { name: 'Scores' }).click()
      await page.getByRole('alert').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.unroute('**/scores')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('heading', { name: 'Disease activity and symptoms' }).waitFor()
      await close()
    })
  },
)
