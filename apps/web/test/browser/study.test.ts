import { expect, test } from 'vitest'
import { createMockApi } from '../mock/create-mock-api.ts'
import { describeInBrowser } from './site.ts'

describeInBrowser(
  'study',
  () => createMockApi(),
  (site) => {
    test('the tree is walked with the keyboard as WAI-ARIA says', async () => {
      const { page, close } = await site.open('/studies/SYN-COHORT')
      const tree = page.getByRole('tree')
      await tree.waitFor()
      await tree.focus()
      const current = () =>
        page.evaluate(() =>
          document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label'),
        )
      expect(await current()).toMatch(/^Demographics, Folder/)
      await page.keyboard.press('ArrowDown')
      expect(await current()).toMatch(/^Age, Number/)
      await page.keyboard.press('ArrowLeft')
      expect(await current()).toMatch(/^Demographics/)
      await page.keyboard.press('ArrowLeft')
      expect(await page.getByRole('treeitem', { name: /^Demographics/ }).getAttribute('aria-expanded')).toBe('false')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      expect(await current()).toMatch(/^Age/)
      await page.keyboard.press('End')
      expect(await current()).toMatch(/^Blood expression, Assay/)
      await page.keyboard.press('Home')
      await page.keyboard.type('ess')
      expect(await current()).toMatch(/^ESSDAI/)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/concept=essdai-total-score/)
      await page.getByRole('heading', { name: 'Total score' }).waitFor()
      expect(await page.getByRole('treeitem', { name: /^Total score/ }).getAttribute('aria-selected')).toBe('true')
      await close()
    })

    test('ten thousand concepts: few rows in the document, search finds and marks', async () => {
      const { page, close } = await site.open('/studies/SYN-LARGE')
      await page.getByRole('treeitem').first().waitFor()
      await page.getByRole('button', { name: 'Open all' }).click()
      expect(await page.getByRole('treeitem').count()).toBeLessThan(80)
      await page.getByLabel('Search variables').fill('marker 9999')
      await page.getByText('1 found').waitFor()
      expect((await page.locator('[role=treeitem] mark').allInnerTexts()).join(' ')).toBe('Marker 9999')
      await page.getByRole('treeitem', { name: /^Marker 9999/ }).click()
      await page.getByRole('heading', { name: 'Marker 9999' }).waitFor()
      await close()
    })

    test('a picture can be read as a table', async () => {
      const { page, close } = await site.open('/studies/SYN-TRIAL-3?concept=esspri-dryness')
      const figure = page.getByRole('figure')
      await figure.locator('svg').first().waitFor()
      expect(await figure.getByRole('img').getAttribute('aria-label')).toMatch(/Baseline · Placebo: n 100, median/)
      await figure.getByRole('radio', { name: 'Table' }).check()
      expect(await figure.getByRole('row').count()).toBe(19)
      await close()
    })

    test('a quick filter changes the count, the sentence and the address, and stays on other parts', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3?concept=esspri-dryness')
      await page.getByLabel('From').fill('5')
      await page.getByRole('button', { name: 'Add to the cohort' }).click()
      const bar = page.getByRole('region', { name: 'Cohort' })
      await bar.getByText(/\d+ of 300 patients/).waitFor()
      expect(await bar.getByRole('status').getAttribute('role')).toBe('status')
      expect(decodeURIComponent(page.url())).toContain('"operator":">=","value":"5"')
      await page.getByRole('link', { name: 'Completeness' }).click()
      await page.waitForURL(/missing\?q=/)
      await bar.getByText('Patients who satisfy 1 condition.').waitFor()
      await bar.getByRole('button', { name: 'Remove filter' }).click()
      await bar.waitFor({ state: 'detached' })
      expect(page.url()).not.toContain('q=')
      expect(problems).toEqual([])
      await close()
    })

    test('a question is built by keyboard and mouse, counted live, and found again by its address', async () => {
      const { page, problems, close } = await site.open('/studies/SYN-TRIAL-3/cohort')
      const count = page.getByRole('status').filter({ hasText: 'patients' })
      await count.getByText('300 of 300 patients').waitFor()
      await page.getByRole('button', { name: 'Add condition' }).click()
      await page.locator('input[aria-label="Variable"]').fill('igg')
      await page.getByRole('option', { name: 'Serology › IgG' }).click()
      await page.getByLabel('From: IgG').fill('16,5')
      await page.waitForURL(/q=/)
      expect(decodeURIComponent(page.url())).toContain('"value":"16.5"')
      await page.getByRole('button', { name: 'Add group' }).click()
      await page.getByText(/Unfinished conditions/).waitFor()
      const before = await count.innerText()
      await page.locator('input[aria-label="Variable"]').last().fill('sex')
      await page.getByRole('option', { name: 'Demographics › Sex' }).click()
      await page.getByLabel('Values: Sex').click()
      await page.getByRole('option', { name: 'Female' }).click()
      await page.waitForURL(/one-of/)
      await expect.poll(() => count.innerText()).not.toBe(before)
      const address = page.url().replace(/^https?:\/\/[^/]+/, '')
      const again = await site.open(address)
      await again.page.getByLabel('From: IgG').waitFor()
      expect(await again.page.getByLabel('From: IgG').inputValue()).toBe('16.5')
      await again.close()
      expect(problems).toEqual([])
      await close()
    })

    test('one gene over groups is searched, drawn and regrouped', async () => {
      const { page, close } = await site.open('/studies/SYN-COHORT/assays')
      await page.getByLabel('Gene, protein or other feature').first().fill('cxcl')
      await page.getByRole('option', { name: /CXCL13/ }).click()
      await page.locator('figure svg').first().waitFor()
      await page.getByLabel('Group by').first().click()
      await page.getByRole('option', { name: 'Diagnosis' }).click()
      await page.waitForURL(/by=sample/)
      await page.getByRole('figure').getByText('Sicca').waitFor()
      await close()
    })

    test('verification answers in words', async () => {
      const { page, close } = await site.open('/studies/SYN-COHORT/release')
      await page.getByRole('button', { name: 'Verify now' }).click()
      await page.getByText('Unchanged: 6 files').waitFor()
      await close()
    })

    test('a broken question in the address is said and can be removed', async () => {
      const { page, close } = await site.open('/studies/SYN-COHORT?q=%7B%22scope%22%3A%22moon%22%7D')
      await page
        .getByRole('alert')
        .getByText(/could not be read/)
        .waitFor()
      await page.getByRole('button', { name: 'Remove filter' }).click()
      await page.getByRole('alert').waitFor({ state: 'detached' })
      await close()
    })
  },
)
