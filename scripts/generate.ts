// Everything that is derived from the definitions and kept in the tree: `npm run generate`, and `-- --check` to fail when one is stale.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mappingJsonSchema } from '@dacryon/data'
import { instruments } from '@dacryon/endpoints'
import { allSpecs } from '../apps/cli/src/all-specs.ts'
import { commandHelp, manualPage, overview } from '../apps/cli/src/help.ts'
import { openApiDocument, version } from '../apps/server/src/index.ts'
import { analyses } from '../journeys/data-to-results/src/analyses/index.ts'
import { advanceWidthsFile } from './pages/advance-widths.ts'
import { analysesPage, analysisPage } from './pages/analyses-pages.ts'
import { calculatorCatalogue, calculatorIds, calculatorLoaders } from './pages/calculator-files.ts'
import { dependenciesPage } from './pages/dependencies-page.ts'
import { formatsPage } from './pages/formats-page.ts'
import { galleryFiles } from './pages/gallery-files.ts'
import { instrumentPage } from './pages/instrument-page.ts'
import { instrumentsPage, notComputablePage } from './pages/instruments-page.ts'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const manual = join('docs', 'commands')
const shelf = join('docs', 'instruments')
const analysisPages = join('docs', 'analyses')
const gallery = join('docs', 'gallery')

const specs = allSpecs()
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const contents = `# Commands\n\n${specs.map(({ id, title }) => `- [dacryon ${id}](${id}.md): ${title}`).join('\n')}\n`

const generated = new Map<string, string>([
  [join('apps', 'cli', 'src', 'generated', 'commands.json'), asJson(specs)],
  [
    join('apps', 'cli', 'src', 'generated', 'help.json'),
    asJson({
      version,
      overview: overview(specs, version),
      commands: Object.fromEntries(specs.map((spec) => [spec.id, commandHelp(spec)])),
    }),
  ],
  [join(manual, 'README.md'), contents],
  ...specs.map((spec) => [join(manual, `${spec.id}.md`), manualPage(spec)] as const),
  [join('docs', 'openapi.json'), asJson(await openApiDocument())],
  [join('docs', 'formats.md'), formatsPage()],
  [join('docs', 'mapping.schema.json'), asJson(mappingJsonSchema())],
  [join('docs', 'dependencies.md'), dependenciesPage()],
  [join('docs', 'analyses.md'), analysesPage()],
  ...analyses.map((analysis) => [join(analysisPages, `${analysis.id}.md`), analysisPage(analysis)] as const),
  [join('docs', 'instruments.md'), instrumentsPage()],
  [join(shelf, 'not-computable.md'), notComputablePage()],
  ...instruments.map((instrument) => [join(shelf, `${instrument.id}.md`), instrumentPage(instrument)] as const),
  [join('foundation', 'pictures', 'src', 'generated', 'advance-widths.ts'), await advanceWidthsFile()],
  ...galleryFiles().map(([name, text]) => [join(gallery, name), text] as const),
  [join('apps', 'calculators', 'src', 'generated', 'loaders.ts'), calculatorLoaders()],
  [join('apps', 'calculators', 'src', 'generated', 'ids.ts'), calculatorIds()],
  [join('apps', 'calculators', 'src', 'generated', 'catalogue.ts'), calculatorCatalogue()],
])

const present = async (path: string): Promise<string | undefined> =>
  readFile(join(root, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const stale: string[] = []
for (const [path, text] of generated) {
  if ((await present(path)) === text) continue
  stale.push(path)
  if (check) continue
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}
for (const folder of [manual, shelf, analysisPages, gallery]) {
  for (const name of await readdir(join(root, folder)).catch(() => [])) {
    const path = join(folder, name)
    if (generated.has(path)) continue
    stale.push(path)
    if (!check) await rm(join(root, path))
  }
}

if (stale.length === 0) console.log(`${generated.size} generated files are up to date`)
else if (check) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\`.`)
  process.exitCode = 1
} else console.log(`wrote ${stale.join(', ')}`)
