import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { offlineFiles } from './offline-files.ts'

/** Nothing is preloaded, and there is one style sheet: the helper that Vite puts around late imports only costs bytes, and cannot run in a worker. */
const plainImports = (): Plugin => ({
  name: 'dacryon-plain-imports',
  enforce: 'pre',
  apply: 'build',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : undefined),
})

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [plainImports(), offlineFiles()],
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
