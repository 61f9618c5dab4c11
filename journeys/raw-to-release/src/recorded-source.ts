import type { Source } from '@dacryon/data'

/**
 * A source that remembers which files were read, and the same source reduced to what belongs in the release: a folder whole, of a single
 * file that file and the siblings that were read with it.
 */
export const recordedSource = (source: Source): { readonly reading: Source; readonly raw: Source } => {
  const read = new Set(source.kind === 'file' ? [source.name] : [])
  const seen = (path: string): string => {
    read.add(path)
    return path
  }
  const files = source.files.bind(source)
  return {
    reading: {
      name: source.name,
      kind: source.kind,
      files,
      issues: () => source.issues(),
      open: (path) => source.open(seen(path)),
      stored: (path) => source.stored(seen(path)),
      sheets: (path) => source.sheets(seen(path)),
      rows: (path, sheet) => source.rows(seen(path), sheet),
    },
    raw: {
      name: source.name,
      kind: source.kind,
      files: async () => (source.kind === 'folder' ? await files() : (await files()).filter(({ path }) => read.has(path))),
      issues: () => source.issues(),
      open: (path) => source.open(path),
      stored: (path) => source.stored(path),
      sheets: (path) => source.sheets(path),
      rows: (path, sheet) => source.rows(path, sheet),
    },
  }
}
