import { fingerprint } from '@dacryon/core'
import type { DraftPlan } from '../doors/release-store.ts'
import type { Preview, ReleaseContent, ReleaseFile, ReleaseId } from '../release.ts'
import type { StudyInfo } from '../study.ts'

/** Id of a release: `r-` and 32 hexadecimal digits of the fingerprint of its content. */
export const releaseIdOf = (content: ReleaseContent): ReleaseId => `r-${fingerprint(content).slice(0, 32)}`

/** What a release is the fingerprint of; files come in any order. */
export const releaseContent = (plan: DraftPlan, study: StudyInfo, preview: Preview, files: readonly ReleaseFile[]): ReleaseContent => ({
  schema: 1,
  dictionary: plan.dictionary,
  importer: { format: plan.format.id, version: plan.format.version },
  study,
  counts: preview.counts,
  visits: preview.visits,
  assays: preview.assays,
  issues: { warnings: preview.issues.reduce((sum, { severity, times }) => sum + (severity === 'warning' ? (times ?? 1) : 0), 0) },
  files: files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
})
