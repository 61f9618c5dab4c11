import { memorySource, type Part, type Preview, type Release, type ReleaseStore } from '../../src/index.ts'

/** Put parts into a store as a release, the way an import does, and give what its dry run would have shown beside it. */
export const publishParts = async (
  store: ReleaseStore,
  parts: Iterable<Part>,
): Promise<{ readonly release: Release; readonly preview: Preview }> => {
  const source = memorySource('rows', { 'rows.csv': '' })
  const draft = await store.draft('TEST', { format: { id: 'test', version: '1' }, dictionary: 'none', source, plausible: new Map() })
  try {
    for (const part of parts) await draft.add(part)
    const preview = await draft.close()
    return { release: await draft.publish({ by: 'a test', at: '2026-01-01T00:00:00Z', program: 'test' }), preview }
  } finally {
    await draft.discard()
  }
}
