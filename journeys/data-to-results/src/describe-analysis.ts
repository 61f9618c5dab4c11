import { fieldsOf } from '@dacryon/core/input'
import type { Analysis } from './analysis.ts'
import { columnFields } from './column-fields.ts'
import { citationText } from './result-files.ts'

/** An analysis in a list. */
export const briefAnalysis = ({ id, title, group, question }: Analysis) => ({ id, title, group, question })

/** Everything about an analysis, as data for manuals and forms. */
export const describeAnalysis = (analysis: Analysis) => {
  const kinds = columnFields(analysis.options)
  return {
    ...briefAnalysis(analysis),
    summary: analysis.summary,
    needsData: analysis.needsData !== false,
    random: analysis.random === true,
    citations: analysis.citations.map(citationText),
    options: fieldsOf(analysis.options).map((field) => {
      const kind = kinds.get(field.name)
      return kind === undefined ? field : { ...field, column: kind }
    }),
    example: analysis.example(),
  }
}
