import { defaultVisit, type PlannedVisit } from '@dacryon/core'
import { plainCell } from '../../dictionary/plain-cell.ts'
import type { Mapping } from './mapping-schema.ts'

/** The planned visits of a mapping, found by label or alias. */
export class PlannedVisits {
  readonly declared: readonly PlannedVisit[]
  readonly #byText = new Map<string, PlannedVisit>()

  constructor(visits: Mapping['visits']) {
    this.declared = (visits ?? []).map(({ aliases: _, ...visit }) => visit)
    visits?.forEach(({ label, aliases = [] }, index) => {
      const visit = this.declared[index]
      if (visit !== undefined) for (const text of [label, ...aliases]) this.#byText.set(plainCell(String(text)), visit)
    })
  }

  /** The visit a text means; without declared visits every text is a visit of its own. */
  find(text: string): PlannedVisit | undefined {
    const known = this.#byText.get(plainCell(text))
    return known ?? (this.declared.length === 0 || text === defaultVisit ? { label: text } : undefined)
  }
}
