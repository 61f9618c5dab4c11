import { defaultVisit, type Issue, type PlannedVisit } from '@dacryon/core'
import { plainCell } from '../../dictionary/plain-cell.ts'
import type { Mapping } from './mapping-schema.ts'

/** The planned visits of a mapping, found by label or alias. */
export class PlannedVisits {
  readonly declared: readonly PlannedVisit[]
  readonly issues: readonly Issue[]
  readonly #byText = new Map<string, PlannedVisit>()

  /** @param place of a part of the mapping, for issues */
  constructor(visits: Mapping['visits'], place: (path: readonly (string | number)[]) => Partial<Issue> = () => ({})) {
    const issues: Issue[] = []
    this.declared = (visits ?? []).map(({ aliases: _, ...visit }) => visit)
    visits?.forEach(({ label, aliases = [] }, index) => {
      const visit = this.declared[index]
      if (visit === undefined) return
      for (const text of [label, ...aliases]) {
        const known = this.#byText.get(plainCell(String(text)))
        if (known !== undefined && known !== visit) issues.push(visitTwice(String(text), known.label, place(['visits', index])))
        else this.#byText.set(plainCell(String(text)), visit)
      }
    })
    this.issues = issues
  }

  /** The visit a text means; without declared visits every text is a visit of its own. */
  find(text: string): PlannedVisit | undefined {
    const known = this.#byText.get(plainCell(text))
    return known ?? (this.declared.length === 0 || text === defaultVisit ? { label: text } : undefined)
  }
}

const visitTwice = (text: string, other: string, place: Partial<Issue>): Issue => ({
  code: 'visit-twice',
  severity: 'error',
  message: `“${text}” is the label or an alias of two visits: capitals and blanks do not tell it from “${other}”.`,
  remedy: 'Give the visits different labels and aliases.',
  ...place,
  value: text,
})
