import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

interface Manifest {
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const readManifest = (path: string): Manifest | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest
  } catch (error) {
    // Packages of other platforms are in the lock and not on this machine.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Every direct dependency with its pinned version, licence and who uses it. */
export const dependenciesPage = (): string => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; license?: string }>
  }
  const users = new Map<string, Set<string>>()
  for (const file of ['package.json', ...globSync('{foundation,areas,journeys,edges,apps,demo}/*/package.json', { cwd: root }).sort()]) {
    const manifest = readManifest(join(root, file))
    const room = dirname(file) === '.' ? 'tools' : dirname(file)
    for (const name of Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies, ...manifest?.optionalDependencies })) {
      if (!name.startsWith('@dacryon/')) users.set(name, (users.get(name) ?? new Set()).add(room))
    }
  }
  const rows = [...users]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, rooms]) => {
      const { version = '', license } = lock.packages[`node_modules/${name}`] ?? {}
      return `| ${name} | ${version} | ${license ?? readManifest(join(root, 'node_modules', name, 'package.json'))?.license ?? 'see package'} | ${[...rooms].join(', ')} |`
    })
  return [
    '# Dependencies',
    '',
    'Direct dependencies, pinned. Made from the manifests and the lock.',
    '',
    '| package | version | licence | used by |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
