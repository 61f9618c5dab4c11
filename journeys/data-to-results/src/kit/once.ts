import type { Issue } from '@dacryon/core'

/** Every note once, in the order in which it first came. */
export const once = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.code}\n${issue.column ?? ''}\n${issue.message}`, issue])).values(),
]
