import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { offlineFiles } from './offline-files.ts'

const here = import.meta.dirname

/** Every instrument as an entry of its own, named by its id: the pages ask for it by name and need no list of all of them. */
const instruments = (): Record<string, string> => {
  const text = readFileSync(join(here, 'src/generated/loaders.ts'), 'utf8')
  const found = text.matchAll(/^ {2}(\w+): .*import\('@dacryon\/endpoints\/instruments\/([^']+)'\)/gm)
  return Object.fromEntries(
    [...found].map(([, id, path]) => [`instruments/${id}`, join(here, '../../areas/endpoints/src/instruments', `${path}.ts`)]),
  )
}

export default defineConfig({
  root: here,
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
      preserveEntrySignatures: 'exports-only',
      // The worker shares the files of the instruments with the pages, so it is an entry beside them.
      input: { index: join(here, 'index.html'), 'score-worker': join(here, 'src/table/score-worker.ts'), ...instruments() },
      // What is asked for by name has no hash in it; the service worker takes a new version over as a whole.
      output: { entryFileNames: ({ name }) => (name === 'index' ? 'assets/[name]-[hash].js' : '[name].js') },
    },
  },
})
