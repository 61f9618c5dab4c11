import { existsSync, globSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findChromium } from './find-chromium.ts'

const web = resolve(import.meta.dirname, '../..')
const newest = (pattern: string): number => Math.max(0, ...globSync(pattern, { cwd: web }).map((path) => statSync(join(web, path)).mtimeMs))

/** Builds the application when its sources are newer than what was built: the tests look at what users get. */
export const setup = async (): Promise<void> => {
  if (findChromium() === undefined) return
  const built = join(web, 'dist/index.html')
  const sources = Math.max(newest('src/**/*.*'), newest('public/*'), newest('*.{html,ts,json}'))
  if (existsSync(built) && statSync(built).mtimeMs > sources) return
  const { build } = await import('vite')
  // The test runner sets NODE_ENV, and Vite would then build React for development.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile: join(web, 'vite.config.ts'), logLevel: 'warn' })
  } finally {
    process.env.NODE_ENV = before
  }
}
