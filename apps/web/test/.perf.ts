import { launch } from '/work/main/apps/web/test/browser/launch.ts'
import { serveBuilt } from '/work/main/apps/web/test/browser/serve-built.ts'
import { createMockApi } from '/work/main/apps/web/test/mock/create-mock-api.ts'

const site = await serveBuilt(createMockApi())
const browser = await launch('/usr/bin/chromium')
const page = await browser.newPage()
page.on('console', (m) => console.log(m.type(), m.text().slice(0, 300)))
page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
const t0 = Date.now()
await page.goto(site.address + (process.argv[2] ?? '/studies/SYN-LARGE/assays?feature=200003_at&by=sample:Diagnosis'))
for (let i = 0; i < 12; i++) {
  await new Promise((r) => setTimeout(r, 2000))
  const s = await Promise.race([
    page.evaluate(() => ({
      svg: !!document.querySelector('figure svg'),
      canvas: !!document.querySelector('canvas'),
      rows: document.querySelectorAll('tbody tr').length,
    })),
    new Promise((r) => setTimeout(() => r('blocked'), 1500)),
  ])
  console.log(Date.now() - t0, JSON.stringify(s))
}
await browser.close()
await site.close()
