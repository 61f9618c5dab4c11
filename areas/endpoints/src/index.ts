export type * from './composites/composite.ts'
export { instrumentOf } from './composites/instrument-of.ts'
export { measures } from './composites/measures.ts'
export type * from './definition/given.ts'
export {
  type Companion,
  type Computed,
  type Example,
  type Instrument,
  instrument,
  type NotComputable,
  type Part,
  type Section,
  type Threshold,
} from './definition/instrument.ts'
export type * from './definition/item.ts'
export type * from './definition/option.ts'
export { type Invalid, invalid, isMissing, type Missing, missing, type Reason } from './definition/reason.ts'
export { reasonWords } from './definition/reason-words.ts'
export type * from './definition/result.ts'
export type * from './definition/words.ts'
export * from './instruments/index.ts'
export { notComputable } from './not-computable.ts'
export { type ChosenOptions, chooseOptions } from './scoring/choose-options.ts'
export { resultText } from './scoring/result-text.ts'
export { score } from './scoring/score.ts'
export type * from './scoring/score-type.ts'
export { type TablePlan, type TableScorer, tableScorer } from './scoring/table-scorer.ts'
export { findInstrument, instruments } from './shelf.ts'
export { fourGlands, oneGrade } from './ultrasound/four-glands.ts'
export type { Gland, Glands, Parameter } from './ultrasound/glands.ts'
export { type UltrasoundSystem, ultrasound } from './ultrasound/system.ts'
