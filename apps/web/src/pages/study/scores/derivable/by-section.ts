import type { ScoredInstrument } from '../use-scores.ts'

/** Instruments grouped by section, in the order in which the sections come. */
export const bySection = (
  instruments: readonly ScoredInstrument[],
): readonly { readonly section: string; readonly instruments: readonly ScoredInstrument[] }[] =>
  [...Map.groupBy(instruments, ({ section }) => section)].map(([section, own]) => ({ section, instruments: own }))
