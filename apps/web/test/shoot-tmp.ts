import { findChromium } from './browser/find-chromium.ts'
import { launch } from './browser/launch.ts'

const [, , width = '1280', locale = 'en-GB', only = ''] = process.argv
const base = 'http://localhost:4391'
const browser = await launch(findChromium() ?? '')
const pages: Record<string, string> = {
  overview: '/studies/SYN-FIR/scores',
  plan: '/studies/SYN-FIR/scores/plan',
  form: '/studies/SYN-ALDER/scores/plan',
  essdai: '/studies/SYN-FIR/scores/visits?instrument=essdai',
  star: '/studies/SYN-FIR/scores/visits?instrument=star',
  patient: '/studies/SYN-FIR/scores/patient?subject=FI0001&instrument=star&visit=Week%2024',
  mismatches: '/studies/SYN-FIR/scores/mismatches',
}
const context = await browser.newContext({ locale, viewport: { width: Number(width), height: 900 }, reducedMotion: 'reduce' })
const page = await context.newPage()
page.on('console', (m) => {
  if (m.type() === 'error') console.log(m.text())
})
page.on('pageerror', (e) => console.log(String(e)))
for (const [name, path] of Object.entries(pages)) {
  if (only !== '' && !only.split(',').includes(name)) continue
  const t = Date.now()
  await page.goto(base + path)
  await page.waitForLoadState('networkidle', { timeout: 60000 })
  await page.waitForTimeout(1500)
  console.log(name, Date.now() - t)
  await page.screenshot({ path: `/tmp/shots/real-${name}-${width}.png`, fullPage: true })
}
await browser.close()
