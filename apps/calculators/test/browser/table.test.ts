import { readFile } from 'node:fs/promises'
import { findInstrument } from '@dacryon/endpoints'
import { expect, test } from 'vitest'
import { describeInBrowser } from './site.ts'

const header = 'patient,clinessdai_b,clinessdai_f,esspri_sum_b,esspri_sum_f,igg_b [mg/dL],igg_f [mg/dL],note'
// Systemic 3 + symptoms 3: a responder. Systemic 3 alone: 3 to 6 points, open. A negative value: the row says so, the others are scored.
const rows = ['P1,12,9,18,15,2000,1900,"a, b"', 'P2,12,9,,,2000,1800,', 'P3,-1,9,18,15,2000,1900,']

describeInBrowser('a table', (site) => {
  test('dropped, mapped, scored here, and taken away', async () => {
    const { page, problems, close } = await site.open('#/table', { viewport: { width: 1000, height: 900 } })
    await page.getByLabel('Instrument').selectOption('star')
    await page.evaluate(
      (text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'trial.csv', { type: 'text/csv' }))
        document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
      },
      `${[header, ...rows].join('\n')}\n`,
    )
    await page.getByRole('combobox', { name: 'Column of the file: subject' }).selectOption('patient')
    expect(await page.getByRole('combobox', { name: 'Column of the file: igg_b' }).inputValue()).toBe('igg_b [mg/dL]')
    await page.getByRole('button', { name: 'Score the table' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the scored table' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('trial-star.csv')
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
    const names = (lines[0] ?? '').split(',')
    const column = (line: number, name: string) => (lines[line] ?? '').replace('"a, b"', 'ab').split(',')[names.indexOf(name)]
    expect(lines).toHaveLength(4)
    expect([1, 2, 3].map((line) => column(line, 'responder'))).toEqual(['1', 'NA', 'NA'])
    // 2000 to 1800 mg/dL is exactly 10 %.
    expect([1, 2].map((line) => column(line, 'biological'))).toEqual(['0', '1'])
    expect(column(3, 'reason')).toBe('invalid:clinessdai_b')
    await page.getByText('ClinESSDAI (Baseline) is not allowed').waitFor()
    expect(await page.locator('.counts').innerText()).toMatch(/Rows\s*3\s*With a main result\s*1\s*Without\s*2/)
    // All that was asked of anybody are the built files: the table went nowhere.
    expect(site.served().strange).toEqual([])
    expect(problems).toEqual([])
    await close()
  })

  test('a column that is left out is not read, though it is called like an item, and words say that no row has the main result', async () => {
    const { page, close } = await site.open('#/table')
    const items = Object.entries(findInstrument('essdai')?.items ?? {}).flatMap(([id, { kind }]) => (kind === 'level' ? [id] : []))
    const text = `${items.join(',')}\n${items.map(() => 0).join(',')}\n`
    await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    const score = page.getByRole('button', { name: 'Score the table' })
    await score.click()
    await expect.poll(() => page.locator('.counts').innerText()).toMatch(/With a main result\s*1\b/)
    await page.getByRole('combobox', { name: `Column of the file: ${items[0]}`, exact: true }).selectOption('')
    await score.click()
    await page.getByText('No row has it.').waitFor()
    await page
      .locator('.summary')
      .getByText(/ is missing$/)
      .first()
      .waitFor()
    expect(await page.locator('.counts').innerText()).toMatch(/With a main result\s*0\b/)
    await close()
  })

  test('is stopped when asked, and a file that is no table says so', async () => {
    const { page, close } = await site.open('#/table')
    const many = Array.from({ length: 400_000 }, (_, row) => `${row % 3},${row % 2}`).join('\n')
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(`articular,biological\n${many}\n`) })
    await page.getByRole('button', { name: 'Score the table' }).click()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Download the scored table' }).count()).toBe(0)
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('colour,size\nred,1\n') })
    await page.getByText('colour').first().waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Score the table' }).click()
    await page.getByText(/No column of the table is an item of ESSDAI/).waitFor()
    await close()
  })
})
