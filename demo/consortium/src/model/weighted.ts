import type { Random } from '@dacryon/core'

/** One of the things, in proportion to its weight. */
export const weighted = <T>(random: Random, entries: readonly (readonly [thing: T, weight: number])[]): T =>
  random.pick(
    entries.map(([thing]) => thing),
    entries.map(([, weight]) => weight),
  )
