import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: (process.env['DACRYON_MUTATION_TESTS'] ?? 'areas/endpoints/test/**/*.test.ts').split(','),
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    setupFiles: ['bench/mutation/fewer-runs.ts'],
  },
})
