import type { AssaySummary, Preview } from '../release.ts'
import type { Assay } from '../study.ts'
import type { ConceptStats } from './concept-stats.ts'
import { strayTagIssue } from './observation-issues.ts'
import type { StudyTables } from './study-tables.ts'
import type { TreeBuilder } from './tree-builder.ts'

const summaryOf = ({ id, kind, title, platform, samples, layers }: Assay, features: number): AssaySummary => ({
  id,
  kind,
  title,
  ...(platform === undefined ? {} : { platform }),
  features,
  samples: samples.length,
  layers,
})

/** What both the drafts in memory and in files show: tree, counts and issues; features and measurements by position of assay. */
export const previewOf = (
  tables: StudyTables,
  tree: TreeBuilder,
  stats: readonly ConceptStats[],
  assays: readonly { readonly features: number; readonly measurements: number }[],
): Preview => {
  const { nodes, stray } = tree.finish(stats, tables.tags)
  for (const { path, title } of stray) tables.log.add(strayTagIssue(path, title))
  const own = tables.tags.filter(({ path }) => path.length === 0).map(({ title, text }) => ({ title, text }))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  return {
    ...(tables.study === undefined ? {} : { study: own.length === 0 ? tables.study : { ...tables.study, tags: own } }),
    counts: {
      subjects: tables.subjects.length,
      observations: sum(stats.map(({ observations }) => observations)),
      missing: sum(stats.map(({ missing }) => missing)),
      concepts: tables.concepts.length,
      visits: tables.visits.length,
      samples: sum(tables.assays.map(({ samples }) => samples.length)),
      measurements: sum(assays.map(({ measurements }) => measurements)),
    },
    visits: tables.visits,
    nodes,
    assays: tables.assays.map((assay, at) => summaryOf(assay, assays[at]?.features ?? 0)),
    issues: tables.log.all(),
  }
}
