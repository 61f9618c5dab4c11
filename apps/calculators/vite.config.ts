import { join } from 'node:path'
import { defineConfig } from 'vite'
import { offlineFiles } from './offline-files.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [offlineFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), 'score-worker': join(import.meta.dirname, 'src/table/score-worker.ts') },
      // The worker shares the files of the instruments with the pages, so it is an entry beside them, under a name that the page can know.
      output: { entryFileNames: ({ name }) => (name === 'score-worker' ? 'score-worker.js' : 'assets/[name]-[hash].js') },
    },
  },
})
