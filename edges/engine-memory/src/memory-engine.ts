import { type Issue, IssueError } from '@dacryon/core'
import type { Engine, OpenRelease, Part, Release, ReleaseId, TreeNode } from '@dacryon/data'
import { openInMemory } from './memory-release.ts'

/** A release with everything it was made from. */
export interface MemoryRelease {
  readonly release: Release
  readonly nodes: readonly TreeNode[]
  readonly issues: readonly Issue[]
  readonly parts: Iterable<Part>
}

/**
 * Engine without files and without a database: for tests, examples and small studies. Slow and obvious on purpose, so that the other engines can
 * be held against it.
 *
 * @param find gives the release of an id, or undefined when there is none
 */
export const memoryEngine = (find: (id: ReleaseId) => MemoryRelease | undefined): Engine => {
  const opened = new Map<ReleaseId, OpenRelease>()
  return {
    open: async (id) => {
      const known = opened.get(id)
      if (known !== undefined) return known
      const found = find(id)
      if (found === undefined) {
        const remedy = 'List the releases with `dacryon studies`.'
        throw new IssueError([{ code: 'release-unknown', severity: 'error', message: `There is no release “${id}”`, remedy, value: id }])
      }
      const release = openInMemory(found)
      opened.set(id, release)
      return release
    },
    close: async () => opened.clear(),
  }
}
