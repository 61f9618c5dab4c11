import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { instruments } from '@dacryon/endpoints'
import { type Figure, writeResult } from './lib/results.ts'

const app = join(import.meta.dirname, '..', 'apps', 'calculators')
const dist = join(app, 'dist')

/** One built file, as Vite's manifest lists it. */
interface Built {
  readonly file: string
  readonly imports?: readonly string[]
  readonly isEntry?: boolean
}

/** Scripts that loading some entries brings, each once. */
const closure = (manifest: Readonly<Record<string, Built>>, keys: readonly string[]): ReadonlySet<string> => {
  const files = new Set<string>()
  const visit = (key: string): void => {
    const entry = manifest[key]
    if (entry === undefined) throw new Error(`${key} is not in the manifest of the build`)
    if (files.has(entry.file)) return
    files.add(entry.file)
    for (const next of entry.imports ?? []) visit(next)
  }
  keys.forEach(visit)
  return files
}

const weigh = (files: Iterable<string>): { readonly raw: number; readonly zipped: number } => {
  let [raw, zipped] = [0, 0]
  for (const file of files) {
    const bytes = readFileSync(join(dist, file))
    raw += bytes.length
    zipped += gzipSync(bytes, { level: 9 }).length
  }
  return { raw, zipped }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

/** Files of every instrument, as the generated loaders name them. */
const sources = (): ReadonlyMap<string, string> => {
  const text = readFileSync(join(app, 'src', 'generated', 'loaders.ts'), 'utf8')
  return new Map(
    [...text.matchAll(/^ {2}(\w+): .*import\('@dacryon\/endpoints\/(instruments\/[^']+)'\)/gm)].map(([, id = '', path = '']) => [
      id,
      `../../areas/endpoints/src/${path}.ts`,
    ]),
  )
}

/** Bytes of script that the page of each instrument loads: the shell, the page and the instrument, as built for users. */
export const benchCalculators = async (): Promise<void> => {
  const { build } = await import('vite')
  await build({ configFile: join(app, 'vite.config.ts'), logLevel: 'warn' })
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Readonly<Record<string, Built>>
  const shell = closure(manifest, ['index.html', 'src/instrument/InstrumentPage.tsx'])
  const paths = sources()
  const pages = instruments.map(({ id, short }) => {
    const all = closure(manifest, ['index.html', 'src/instrument/InstrumentPage.tsx', paths.get(id) ?? id])
    return { short, all: weigh(['scheme.js', ...all]), own: weigh([...all].filter((file) => !shell.has(file))) }
  })
  const aim = 'under 60 kB'
  const line = (what: string, { raw, zipped }: ReturnType<typeof weigh>, wanted?: string): Figure => ({
    what,
    dacryon: `${kilobytes(raw)}, ${kilobytes(zipped)} gzip`,
    peer: '',
    ...(wanted !== undefined && { aim: wanted }),
  })
  const sorted = pages.toSorted((a, b) => b.all.raw - a.all.raw)
  const middle = sorted[Math.floor(sorted.length / 2)]
  const style = Object.values(manifest).flatMap(({ file }) => (file.endsWith('.css') ? [file] : []))
  writeResult(
    'calculators',
    'Script of the calculators, per page',
    'none',
    [
      'Every script that the page of an instrument waits for, in English: frame, form, scoring, and the instrument in both languages.',
      'Not counted: the report (fetched behind the page once it stands), and what is fetched when somebody needs it: options, change since the previous visit, sources, unit tables, French words of the frame.',
      `Styles: ${style.map((file) => `${kilobytes(statSync(join(dist, file)).size)}`).join(', ')}. Each file is compressed by itself, as a server does.`,
    ],
    [
      line('frame and form, without an instrument', weigh(['scheme.js', ...shell])),
      ...(middle === undefined ? [] : [line(`the page in the middle (${middle.short})`, middle.all, aim)]),
      ...sorted.map(({ short, all, own }) => ({
        ...line(short, all, aim),
        what: `${short} (its own part ${kilobytes(own.raw)}, ${kilobytes(own.zipped)} gzip)`,
      })),
    ],
  )
}
