import { readFile } from 'node:fs/promises'
import { parseComposite } from '@dacryon/endpoints/schema'
import { expect, test } from 'vitest'
import { describeInBrowser, mainResult } from './site.ts'

describeInBrowser('the composite editor', (site) => {
  test('a stricter STAR: changed, checked, tried, kept', async () => {
    const { page, problems, close } = await site.open('#/composite', { viewport: { width: 1100, height: 900 } })
    await page.getByText('This composite is sound.').waitFor()
    const responder = page.getByRole('textbox', { name: 'Responder from this many points' })
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 1 })
    await expect.poll(() => mainResult(page)).toBe('Yes')
    await responder.fill('6')
    await expect.poll(() => mainResult(page)).toBe('No')
    await responder.fill('60')
    await page.getByText(/thing.? to correct/).waitFor()
    await responder.fill('6')
    await page.getByText('This composite is sound.').waitFor()
    await page.locator('summary', { hasText: 'Domain 1: Systemic activity' }).click()
    await page.getByRole('textbox', { name: 'by at least' }).first().fill('2')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as JSON' }).click()])
    const read = parseComposite(JSON.parse(await readFile(await download.path(), 'utf8')))
    expect(read.ok && [read.value.id, read.value.responder.atLeast, read.value.domains[0]?.tests[0]?.metWhen]).toEqual([
      'my_star',
      6,
      { kind: 'change', to: 'fall', by: '2' },
    ])
    expect(problems).toEqual([])
    await close()
  })
})
