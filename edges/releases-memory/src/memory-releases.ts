import { IssueError } from '@dacryon/core'
import { importRunning, type Part, type Release, type ReleaseId, type ReleaseStore, releaseIdOf } from '@dacryon/data'
import { MemoryDraft, type MemoryRelease } from './memory-draft.ts'

/** A release store that can also give back what was put in. */
export interface MemoryReleases extends ReleaseStore {
  /** The parts of a release as the format gave them; throws an `IssueError` (`release-unknown`) when there is none. */
  parts(id: ReleaseId): readonly Part[]
}

const newestFirst = (a: Release, b: Release): number =>
  a.provenance.at === b.provenance.at ? (a.id < b.id ? 1 : -1) : a.provenance.at < b.provenance.at ? 1 : -1

/** Releases in memory, for tests and for programs that keep nothing. Same rules as releases in files; its ids are its own. */
export const memoryReleases = (): MemoryReleases => {
  const made = new Map<ReleaseId, MemoryRelease>()
  const claims = new Set<string>()
  const find = (id: ReleaseId): MemoryRelease => {
    const found = made.get(id)
    if (found !== undefined) return found
    const message = `There is no release ${id}.`
    throw new IssueError([
      { code: 'release-unknown', severity: 'error', message, remedy: 'List what there is with `dacryon studies`.', value: id },
    ])
  }
  const parts = (): readonly Part[] => [...made.values()].toSorted((a, b) => newestFirst(a.release, b.release)).flatMap((one) => one.parts)
  return {
    draft: async (claim, plan) => {
      if (claims.has(claim)) throw importRunning(claim)
      claims.add(claim)
      const publish = (one: MemoryRelease): Release => {
        const already = made.get(one.release.id)
        if (already === undefined) made.set(one.release.id, one)
        return (already ?? one).release
      }
      let held = true
      return new MemoryDraft(plan, publish, () => {
        if (held) claims.delete(claim)
        held = false
      })
    },
    list: async () => [...made.values()].map(({ release }) => release).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    read: async (id) => made.get(id)?.release,
    issues: async (id) => find(id).preview.issues,
    verify: async (id) => {
      const { files } = find(id).release.content
      const ok = releaseIdOf(find(id).release.content) === id
      return { id, ok, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), issues: [] }
    },
    platform: async (id) => parts().flatMap((part) => (part.kind === 'platform' && part.platform.id === id ? [part.platform] : []))[0],
    tagTypes: async () => {
      const newest = [...made.values()]
        .toSorted((a, b) => newestFirst(a.release, b.release))
        .find((one) => one.parts.some(({ kind }) => kind === 'tag-types'))
      return (newest?.parts ?? []).flatMap((part) => (part.kind === 'tag-types' ? part.types : []))
    },
    sweep: async () => [],
    parts: (id) => find(id).parts,
  }
}
