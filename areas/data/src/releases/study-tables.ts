import type { Issue, PlannedVisit } from '@dacryon/core'
import { IssueLog } from '@dacryon/core'
import type { Part } from '../parts.ts'
import type { Assay, Concept, NodeTag, Origin, Platform, StudyInfo, TagType } from '../study.ts'

/** Parts that hold data of their own size and are kept elsewhere. */
export type BulkPart = Extract<Part, { kind: 'observations' | 'measurements' }>

/** The small tables of a study as they arrive: everything but observations and measurements. */
export class StudyTables {
  study: StudyInfo | undefined
  readonly subjects: string[] = []
  readonly visits: PlannedVisit[] = []
  readonly concepts: Concept[] = []
  readonly origins: Origin[] = []
  readonly assays: Assay[] = []
  readonly tags: NodeTag[] = []
  readonly platforms: Platform[] = []
  readonly tagTypes: TagType[] = []
  readonly log = new IssueLog()

  /** Takes a part in; gives back one that is not for these tables. */
  take(part: Part): BulkPart | undefined {
    if (part.kind === 'observations' || part.kind === 'measurements') return part
    if (part.kind === 'study') this.study = part.study
    else if (part.kind === 'subjects') for (const id of part.ids) this.subjects.push(id)
    else if (part.kind === 'visits') this.visits.push(...part.visits)
    else if (part.kind === 'concepts') for (const concept of part.concepts) this.concepts.push(concept)
    else if (part.kind === 'origins') for (const origin of part.origins) this.origins.push(origin)
    else if (part.kind === 'assay') this.assays.push(part.assay)
    else if (part.kind === 'tags') this.tags.push(...part.tags)
    else if (part.kind === 'platform') this.platforms.push(part.platform)
    else if (part.kind === 'tag-types') this.tagTypes.push(...part.types)
    else if (part.kind === 'issues') for (const issue of part.issues) this.log.add(issue)
    return undefined
  }

  /** Place and names of an observation, for issues about it. */
  place(origin: number, line: number): Pick<Issue, 'file' | 'line' | 'column'> {
    const from = this.origins[origin]
    return from === undefined ? {} : { file: from.file, line, column: from.header === '' ? from.column : from.header }
  }

  /** Positions of subjects by id. */
  subjectPositions(): ReadonlyMap<string, number> {
    return new Map(this.subjects.map((id, at) => [id, at]))
  }
}
