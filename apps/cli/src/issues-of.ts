import type { Issue } from '@dacryon/core'

const isIssue = (value: unknown): value is Issue =>
  typeof value === 'object' && value !== null && 'code' in value && 'severity' in value && 'message' in value && 'remedy' in value

/** Issues that an answer carries, in itself or in its preview. */
export const issuesOf = (answer: unknown): readonly Issue[] => {
  if (typeof answer !== 'object' || answer === null) return []
  const { issues, preview } = answer as { readonly issues?: unknown; readonly preview?: unknown }
  return [...(Array.isArray(issues) ? issues.filter(isIssue) : []), ...issuesOf(preview)]
}
