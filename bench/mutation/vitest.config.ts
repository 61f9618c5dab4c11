import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['areas/endpoints/test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    setupFiles: ['bench/mutation/fewer-runs.ts'],
  },
})
