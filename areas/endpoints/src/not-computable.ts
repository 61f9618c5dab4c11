import type { NotComputable } from './definition/instrument.ts'

/** What the field uses and what cannot be computed from a published rule, each with the reason. */
export const notComputable: readonly NotComputable[] = []
