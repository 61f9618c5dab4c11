import type { Source } from '../../doors/source.ts'

const isMapping = (path: string): boolean => /(^|\/)([^/]+\.)?mapping\.ya?ml$/i.test(path)

/** Mapping of a source: the file that was named, `mapping.yaml`, or `<table>.mapping.yaml` beside the table. All candidates, the best first. */
export const findMappings = async (source: Source): Promise<readonly string[]> => {
  const found = (await source.files()).map(({ path }) => path).filter(isMapping)
  if (source.kind === 'folder') return found.toSorted((a, b) => rank(a) - rank(b))
  if (isMapping(source.name)) return [source.name]
  const stem = source.name.replace(/\.[^.]+(\.gz)?$/i, '').toLowerCase()
  const own = found.filter((path) => [stem, source.name.toLowerCase()].some((name) => path.toLowerCase().startsWith(`${name}.mapping.`)))
  return [...own, ...found.filter((path) => /^mapping\.ya?ml$/i.test(path))]
}

const rank = (path: string): number => (/^mapping\.ya?ml$/i.test(path) ? 0 : path.split('/').length)
