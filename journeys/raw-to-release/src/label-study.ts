import type { Part } from '@dacryon/data'

/** What the person who imports says of a study, where the source has no place to say it. */
export interface StudyLabel {
  readonly title?: string
  /** The data is generated and of no person. */
  readonly synthetic?: boolean
}

/** The same parts, with the study labelled. */
export const labelStudy = async function* (parts: AsyncIterable<Part>, { title, synthetic }: StudyLabel): AsyncGenerator<Part> {
  for await (const part of parts) {
    if (part.kind !== 'study') yield part
    else
      yield {
        kind: 'study',
        study: { ...part.study, title: title ?? part.study.title, synthetic: part.study.synthetic || synthetic === true },
      }
  }
}
