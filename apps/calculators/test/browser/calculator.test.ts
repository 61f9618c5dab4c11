import { expect, test } from 'vitest'
import { describeInBrowser, mainResult } from './site.ts'

describeInBrowser('a calculator', (site) => {
  test('the worked ESSDAI example, by keyboard alone', async () => {
    const { page, problems, close } = await site.open('#/essdai')
    await page.getByRole('heading', { name: 'ESSDAI', exact: true }).waitFor()
    await page.getByRole('button', { name: /Rate the previous visit/ }).focus()
    // Articular 2 and biological 1, all others 0: 2 x 2 + 1 x 1 = 5, moderate. Tab leads from group to group, arrows choose inside.
    for (let domain = 0; domain < 12; domain++) {
      do await page.keyboard.press('Tab')
      while (await page.evaluate(() => document.activeElement?.getAttribute('type') !== 'radio'))
      await page.keyboard.press('Space')
      const steps = domain === 3 ? 2 : domain === 11 ? 1 : 0
      for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown')
    }
    expect(await mainResult(page)).toBe('5 / 123')
    expect(await page.locator('.main-result').innerText()).toContain('Moderate')
    expect(problems).toEqual([])
    await close()
  })

  test('the STAR example gives 5 points and a responder', async () => {
    const { page, problems, close } = await site.open('#/star')
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 1 })
    await expect.poll(() => mainResult(page)).toBe('Yes')
    expect(await page.locator('.main-bounds').innerText()).toBe('Points: 5')
    // What is missing decides: without the systemic item the points are between 2 and 5.
    await page.getByRole('textbox', { name: 'ClinESSDAI, Follow-up' }).fill('')
    await expect.poll(() => mainResult(page)).toBe('Not known')
    expect(await page.locator('.main-bounds').innerText()).toBe('Points: 2 to 5')
    await page.getByRole('button', { name: 'ClinESSDAI (Follow-up)' }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('ClinESSDAI, Follow-up')
    await page.keyboard.type('9,5')
    await page.getByText(/Not allowed here/).waitFor()
    expect(problems).toEqual([])
    await close()
  })

  test('a value in another unit counts the same', async () => {
    const { page, close } = await site.open('#/star')
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 1 })
    await page.getByRole('textbox', { name: 'Serum IgG, Baseline' }).fill('2000')
    await page.getByRole('combobox', { name: 'Unit of Serum IgG, Baseline' }).selectOption('mg/dL')
    await page.getByRole('textbox', { name: 'Serum IgG, Follow-up' }).fill('1800')
    await page.getByRole('combobox', { name: 'Unit of Serum IgG, Follow-up' }).selectOption('mg/dL')
    // 20 to 18 g/L is exactly 10 %: the biological point is met.
    await expect.poll(() => page.locator('.main-bounds').innerText()).toBe('Points: 6')
    await close()
  })

  test('the previous visit beside today’s: change, importance, state', async () => {
    const { page, close } = await site.open('#/essdai')
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Rate the previous visit beside today’s' }).click()
    const before = page.getByRole('radio', { name: /^Previous visit, .*, Level 0/ })
    for (const radio of await before.all()) await radio.check()
    await page.getByRole('radio', { name: /^Previous visit, Pulmonary, Level 3/ }).check()
    const change = page.getByRole('region', { name: 'Change since the previous visit' })
    await expect.poll(() => change.innerText()).toContain('15 → 5 (−10)'.replace('−', '\u2212'))
    expect(await change.innerText()).toMatch(/High → Moderate/)
    expect(await change.innerText()).toMatch(/Important improvement[\s\S]*Yes/)
    await close()
  })

  test('an item that is a result of another instrument is worked out in place', async () => {
    const { page, close } = await site.open('#/star')
    await page.getByRole('button', { name: 'Work it out (Baseline) ESSPRI, sum of the three ratings' }).click()
    await page.getByRole('textbox', { name: /^Dryness/ }).fill('6.5')
    await page.getByRole('textbox', { name: /^Fatigue/ }).fill('7')
    await page.getByRole('textbox', { name: /^Pain/ }).fill('4')
    await page.getByRole('button', { name: 'Take 17.5' }).click()
    expect(await page.getByRole('textbox', { name: 'ESSPRI, sum of the three ratings, Baseline' }).inputValue()).toBe('17.5')
    await close()
  })

  test('a link holds options and nothing of a patient, and brings them back', async () => {
    const { page, close } = await site.open('#/star')
    await page.getByRole('textbox', { name: 'ClinESSDAI, Baseline' }).fill('12')
    await page.locator('summary', { hasText: 'Options and thresholds' }).click()
    await page.getByRole('combobox', { name: 'Missing parts' }).selectOption('nri')
    const address = page.url()
    expect(address).toMatch(/#\/star\?policy=nri$/)
    await close()
    const other = await site.open(address.slice(address.indexOf('#')))
    await expect.poll(() => mainResult(other.page)).toBe('No')
    expect(await other.page.getByRole('textbox', { name: 'ClinESSDAI, Baseline' }).inputValue()).toBe('')
    await other.page.getByText('Not the published settings').waitFor()
    await other.page.getByRole('button', { name: 'Back to the defaults' }).click()
    await expect.poll(() => mainResult(other.page)).toBe('Not known')
    await other.close()
  })

  test('a French browser gets French, with French decimals', async () => {
    const { page, close } = await site.open('#/star', { locale: 'fr-FR' })
    await page.getByRole('combobox', { name: 'Remplir avec un exemple' }).selectOption({ index: 1 })
    await expect.poll(() => mainResult(page)).toBe('Oui')
    const flow = page.getByRole('textbox', { name: 'Débit salivaire total non stimulé, Suivi' })
    await flow.fill('0,24')
    await expect.poll(() => page.locator('.main-bounds').innerText()).toMatch(/4$/)
    await flow.fill('0,25')
    await expect.poll(() => page.locator('.main-bounds').innerText()).toMatch(/5$/)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
    await close()
  })

  test('the report is one page with inputs, results, rule, source and version', async () => {
    const { page, close } = await site.open('#/essdai', { viewport: { width: 794, height: 1100 } })
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 2 })
    await page.emulateMedia({ media: 'print' })
    const report = page.getByRole('article', { name: 'Report' })
    const text = await report.innerText()
    for (const part of ['Total: 17', 'Pulmonary', 'High', 'essdai@2010', '10.1136/ard.2009.110619', 'Moderate activity from: 5'])
      expect(text.replace(/\s+/g, ' ')).toContain(part)
    expect(text).toContain(String(new Date().getFullYear()))
    expect(await page.getByRole('button', { name: 'Print a report' }).isVisible()).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    await close()
  })
})
