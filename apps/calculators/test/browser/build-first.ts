import { existsSync, globSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findChromium } from '../../../web/test/browser/find-chromium.ts'

const root = resolve(import.meta.dirname, '../../../..')
const app = join(root, 'apps/calculators')
const newest = (pattern: string): number =>
  Math.max(0, ...globSync(pattern, { cwd: root }).map((path) => statSync(join(root, path)).mtimeMs))

/** Builds the calculators when their sources, or the instruments, are newer than what was built: the tests look at what users get. */
export const setup = async (): Promise<void> => {
  if (findChromium() === undefined) return
  const built = join(app, 'dist/service-worker.js')
  const sources = Math.max(
    newest('apps/calculators/{src,public}/**/*.*'),
    newest('apps/calculators/*.{html,ts,json}'),
    newest('{areas/endpoints,areas/data,foundation/core,journeys/table-to-scores}/src/**/*.*'),
  )
  if (existsSync(built) && statSync(built).mtimeMs > sources) return
  const { build } = await import('vite')
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile: join(app, 'vite.config.ts'), logLevel: 'warn' })
  } finally {
    process.env.NODE_ENV = before
  }
}
