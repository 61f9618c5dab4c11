import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as endpoints from '@dacryon/endpoints'

const shelf = join(import.meta.dirname, '..', '..', 'areas', 'endpoints', 'src', 'instruments')

/** File of every name that the shelf exports, from the folder of the shelf. */
const filesByName = (file = 'index.ts'): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const text = readFileSync(join(shelf, file), 'utf8')
  for (const [, names = '', from = ''] of text.matchAll(/export \{([^}]+)\} from '([^']+)'/g))
    for (const name of names.split(',')) {
      const shown = name.trim().split(' ').at(-1) ?? ''
      if (shown !== '') found.set(shown, join(dirname(file), from))
    }
  for (const [, from = ''] of text.matchAll(/export \* from '([^']+)'/g))
    for (const [name, path] of filesByName(join(dirname(file), from))) found.set(name, path)
  return found
}

const named: ReadonlyMap<unknown, string> = new Map(Object.entries(endpoints).map(([name, value]) => [value, name]))

/** A dynamic import for each instrument of the shelf, so that a page loads the one it shows. */
export const calculatorLoaders = (): string => {
  const files = filesByName()
  const lines = endpoints.instruments.map((instrument) => {
    const name = named.get(instrument)
    const file = name === undefined ? undefined : files.get(name)
    if (name === undefined || file === undefined) throw new Error(`The shelf does not say in which file ${instrument.id} is`)
    return `  ${instrument.id}: async () => (await import('@dacryon/endpoints/instruments/${file.replace(/\.ts$/, '')}')).${name},`
  })
  return `// Written by scripts/generate.ts from the shelf of instruments.
/** Each instrument in a file of its own, by id. */
export const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
${lines.join('\n')}
}
`
}

/** Ids of the shelf, so that a page knows what there is without loading any. */
export const calculatorIds = (): string => `// Written by scripts/generate.ts from the shelf of instruments.
/** Ids of all instruments. */
export const ids: readonly string[] = '${endpoints.instruments.map(({ id }) => id).join(' ')}'.split(' ')
`

/** What the start page says of each instrument, without loading any. */
export const calculatorCatalogue = (): string => {
  const entries = endpoints.instruments.map(({ id, short, title, section, measures, mark, version, aliases, companion }) => ({
    id,
    short,
    title,
    section,
    measures,
    mark,
    version,
    ...(aliases !== undefined && { aliases }),
    ...(companion !== undefined && companion.optional !== true && { needsFile: true }),
  }))
  return `// Written by scripts/generate.ts from the shelf of instruments.
import type { CatalogueEntry } from '../start/catalogue-entry.ts'

/** What the start page says of each instrument. */
export const catalogue: readonly CatalogueEntry[] = ${JSON.stringify(entries, null, 2)}
`
}
