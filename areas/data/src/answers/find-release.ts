import { type Issue, IssueError } from '@dacryon/core'
import type { Release } from '../release.ts'
import { unknownName } from './unknown-name.ts'

/** Newest first; of two made at one instant the greater id, so that the order is always the same. */
export const newestFirst = (a: Release, b: Release): number =>
  a.provenance.at === b.provenance.at ? (a.id < b.id ? 1 : -1) : a.provenance.at < b.provenance.at ? 1 : -1

/**
 * The release that a name means: the one with this id, else the newest of the study with this id, else the only one whose id begins so. Throws an
 * `IssueError`: `study-unknown` with the nearest study ids, or `release-ambiguous`.
 */
export const findRelease = (releases: Iterable<Release>, asked: string): Release => {
  const all = [...releases].sort(newestFirst)
  const exact = all.find(({ id }) => id === asked) ?? all.find(({ content }) => content.study.id === asked)
  if (exact !== undefined) return exact
  // every id begins with `r-`, which names nothing yet
  const [only, ...others] = all.filter(({ id }) => asked.length > 2 && id.startsWith(asked))
  if (only !== undefined && others.length === 0) return only
  if (all.length === 0) {
    const remedy = 'Import a study with `dacryon import`, or make the demonstration with `dacryon demo`.'
    throw new IssueError([
      { code: 'study-unknown', severity: 'error', message: 'There is no study yet.', remedy, column: 'study', value: asked },
    ])
  }
  const issue: Issue =
    only === undefined
      ? unknownName('study', asked, new Set(all.map(({ content }) => content.study.id)))
      : {
          code: 'release-ambiguous',
          severity: 'error',
          message: `${others.length + 1} releases begin with “${asked}”.`,
          remedy: `Give more of the id: ${[only, ...others]
            .slice(0, 3)
            .map(({ id }) => id)
            .join(', ')} …`,
          value: asked,
        }
  throw new IssueError([{ ...issue, column: 'study' }])
}
