import { expect, test } from 'vitest'
import { describeInBrowser, mainResult } from './site.ts'

describeInBrowser('without a network', (site) => {
  test('every page works once the first was opened', async () => {
    const { page, problems, close } = await site.open('#/esspri')
    await page.getByText('Works without a network.').waitFor()
    // The worker takes the page over once everything is kept.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.context().setOffline(true)
    const asked = site.served().asked.length
    await page.reload()
    await page.getByRole('heading', { name: 'ESSPRI', exact: true }).waitFor()
    await page.evaluate(() => {
      location.hash = '#/star'
    })
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 1 })
    await expect.poll(() => mainResult(page)).toBe('Yes')
    await page.getByRole('radio', { name: /Français/ }).click()
    await expect.poll(() => mainResult(page)).toBe('Oui')
    expect(site.served().asked.length).toBe(asked)
    expect(problems).toEqual([])
    await close()
  })

  test('it can be installed', async () => {
    const { page, close } = await site.open('')
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
      const found: unknown = await (await fetch(link?.href ?? '')).json()
      return found
    })
    expect(manifest).toMatchObject({ display: 'standalone', start_url: './' })
    const session = await page.context().newCDPSession(page)
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true))
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
    await close()
  })

  test('nothing that is typed is kept or sent', async () => {
    const { page, close } = await site.open('#/essdai')
    await page.getByText('Works without a network.').waitFor()
    const asked = site.served().asked.length
    await page.getByRole('combobox', { name: 'Fill in an example' }).selectOption({ index: 1 })
    await page.getByRole('textbox', { name: 'ESSDAI of the earlier visit' }).fill('77')
    await expect.poll(() => mainResult(page)).toBe('5 / 123')
    expect(site.served().asked.length).toBe(asked)
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]))
    expect(kept).not.toContain('77')
    await page.reload()
    await expect.poll(() => page.getByRole('textbox', { name: 'ESSDAI of the earlier visit' }).inputValue()).toBe('')
    await close()
  })
})
