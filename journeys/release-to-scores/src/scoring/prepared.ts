import type { PlannedVisit } from '@dacryon/core'
import type { OpenRelease } from '@dacryon/data'
import type { Instrument, Item } from '@dacryon/endpoints'
import type { ChosenOptions, settle } from '@dacryon/endpoints/form'
import type { PlanRecord } from '../schema/plan.ts'
import type { ConceptSource } from './item-sources.ts'

/** An item with the concepts that hold it. */
export interface PreparedItem {
  readonly id: string
  readonly item: Item
  readonly sources: readonly ConceptSource[]
}

/** An instrument made ready for a study. */
export interface PreparedInstrument {
  readonly instrument: Instrument
  readonly compares: boolean
  /** None of its items belongs to an eye: where the files tell eyes apart, each eye gets a record. */
  readonly oneEye: boolean
  readonly items: readonly PreparedItem[]
  readonly settled: ReturnType<typeof settle>
  readonly chosen: ChosenOptions
}

/** The visit that later ones are compared with. */
export interface Baseline {
  readonly visit: string
  readonly chosen: 'plan' | 'asked' | 'first'
}

/** A study made ready for scoring. */
export interface Prepared {
  readonly opened: OpenRelease
  /** Planned visits in time, and the rank of each. */
  readonly visits: readonly PlannedVisit[]
  readonly ranks: ReadonlyMap<string, number>
  readonly baseline?: Baseline
  /** By id, what was asked for and what that is derived from. */
  readonly instruments: ReadonlyMap<string, PreparedInstrument>
  /** Codes of all concepts that are read. */
  readonly concepts: readonly string[]
  readonly history: readonly PlanRecord[]
  readonly plan?: PlanRecord
  readonly reader?: string
  readonly totals: 'file' | 'recomputed'
}
