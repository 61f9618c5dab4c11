/** A person in a study, under the pseudonym the source file used. */
export interface Subject {
  readonly id: string
}

/** A planned time point of a study (Week 24) and, where the protocol gives one, its window. */
export interface PlannedVisit {
  /** The label as the source wrote it; unique in a study. */
  readonly label: string
  /** Time from the study's origin, in `unit`; absent when the label says no time. */
  readonly time?: number
  readonly unit?: 'd' | 'wk' | 'mo' | 'a'
  /** Days allowed before and after the planned time. */
  readonly window?: { readonly before: number; readonly after: number }
}

/** A visit that took place: subject, planned time point, and the actual date where known. */
export interface Visit {
  readonly subject: string
  readonly planned: string
  readonly date?: string
}

/** Visit label of studies that have no time points. */
export const defaultVisit = 'General'

/** The things one value can belong to besides subject and visit. */
export const dimensions = ['eye', 'gland', 'reader', 'sample'] as const
/** Name of a dimension. */
export type Dimension = (typeof dimensions)[number]
