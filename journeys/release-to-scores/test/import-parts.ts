import { formats, type MemoryFile, memorySource, type Part } from '@dacryon/data'
import { dictionary } from '@dacryon/data/dictionary'

/** Files read as a table with its mapping, the way an import reads them. Throws for files with errors. */
export const importParts = async (name: string, files: Readonly<Record<string, MemoryFile>>): Promise<readonly Part[]> => {
  const parts: Part[] = []
  const format = Object.values(formats).find(({ id }) => id === 'table')
  if (format === undefined) throw new Error('there is no table format')
  const read = format.read(memorySource(name, files), {
    options: {},
    platform: async () => undefined,
    tagTypes: async () => [],
    dictionary,
    signal: new AbortController().signal,
  })
  for await (const part of read) {
    const wrong = part.kind === 'issues' ? part.issues.filter(({ severity }) => severity === 'error') : []
    if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join('\n'))
    if (part.kind !== 'assay' && part.kind !== 'measurements' && part.kind !== 'progress') parts.push(part)
  }
  return parts
}
