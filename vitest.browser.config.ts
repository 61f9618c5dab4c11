import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['apps/{web,calculators}/test/browser/**/*.test.ts'],
    globalSetup: ['apps/web/test/browser/build-first.ts', 'apps/calculators/test/browser/build-first.ts'],
    // Each file starts a browser, which keeps a processor busy by itself.
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
