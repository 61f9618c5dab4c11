import { launch } from '/work/main/apps/web/test/browser/launch.ts'
import { serveBuilt } from '/work/main/apps/web/test/browser/serve-built.ts'
import { createMockApi } from '/work/main/apps/web/test/mock/create-mock-api.ts'

const only = process.argv[2] ?? ''
const modes = (process.argv[3] ?? 'light-1280').split(',')
const site = await serveBuilt(createMockApi())
const browser = await launch('/usr/bin/chromium')
const q = encodeURIComponent(
  JSON.stringify({
    scope: 'patient',
    where: {
      kind: 'all',
      of: [
        { kind: 'between', concept: 'esspri-dryness', low: '5', high: '10' },
        {
          kind: 'any',
          of: [
            { kind: 'one-of', concept: 'serology-anti-ssa-ro', values: ['positive'] },
            { kind: 'compare', concept: 'histology-focus-score', operator: '>=', value: '1' },
          ],
        },
      ],
    },
  }),
)
const pages: Record<string, string> = {
  studies: '/',
  variables: '/studies/SYN-TRIAL-3',
  boxes: '/studies/SYN-TRIAL-3?concept=esspri-dryness',
  category: '/studies/SYN-TRIAL-3?concept=essdai-articular',
  single: '/studies/SYN-COHORT?concept=demographics-sex',
  date: '/studies/SYN-COHORT?concept=demographics-date-of-diagnosis',
  cohort: `/studies/SYN-TRIAL-3/cohort?q=${q}`,
  cohortempty: '/studies/SYN-TRIAL-3/cohort',
  filtered: `/studies/SYN-TRIAL-3?concept=esspri-dryness&q=${q}`,
  missing: '/studies/SYN-COHORT/missing',
  assays: '/studies/SYN-COHORT/assays?feature=200003_at&by=sample:Diagnosis',
  release: '/studies/SYN-COHORT/release',
  issues: '/studies/SYN-COHORT/issues',
  large: '/studies/SYN-LARGE',
  largeassay: '/studies/SYN-LARGE/assays?feature=200003_at&by=sample:Diagnosis',
  import: '/import',
  jobs: '/jobs',
  help: '/help',
  none: '/nowhere',
  nostudy: '/studies/NOPE',
}
for (const mode of modes) {
  const [scheme, w] = mode.split('-')
  const context = await browser.newContext({
    viewport: { width: Number(w), height: Number(w) < 500 ? 844 : 860 },
    colorScheme: scheme as 'light',
    locale: process.env.LOC ?? 'en-GB',
  })
  for (const [name, path] of Object.entries(pages)) {
    if (only !== '' && !only.split(',').includes(name)) continue
    const page = await context.newPage()
    page.on('console', (m) => {
      if (['error', 'warning'].includes(m.type())) console.log(name, m.type(), m.text().slice(0, 400))
    })
    page.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message, e.stack?.split('\n')[1]))
    await page.goto(site.address + path)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(700)
    if (await page.locator('figure').count())
      await page.waitForSelector('figure svg', { timeout: 25000 }).catch(() => console.log(name, 'no svg'))
    await page.waitForTimeout(300)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (over > 0) console.log(name, mode, 'OVERFLOW', over)
    await page.screenshot({ path: `/tmp/shots/${name}-${mode}.png`, fullPage: true })
    await page.close()
  }
  await context.close()
}
await browser.close()
await site.close()
