import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'foundation/*/test/**/*.test.ts',
      'areas/*/test/**/*.test.ts',
      'journeys/*/test/**/*.test.ts',
      'edges/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'demo/*/test/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', 'apps/*/test/browser/**'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
  },
})
