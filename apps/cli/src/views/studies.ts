import type { studiesOperation } from '@dacryon/raw-to-release'
import { table } from '../terminal/table.ts'
import type { AnswerOf, View } from './view.ts'

export const showStudies: View<AnswerOf<typeof studiesOperation>> = ({ studies }, style) =>
  studies.length === 0
    ? 'There is no study yet. Import one with `dacryon import PATH`, or make the synthetic consortium with `dacryon demo`.'
    : table(
        [
          { title: 'STUDY', cell: ({ release }) => release.content.study.id },
          { title: 'TITLE', cell: ({ release }) => release.content.study.title.slice(0, 60) },
          { title: 'SUBJECTS', right: true, cell: ({ release }) => release.content.counts.subjects },
          { title: 'OBSERVATIONS', right: true, cell: ({ release }) => release.content.counts.observations },
          { title: 'CONCEPTS', right: true, cell: ({ release }) => release.content.counts.concepts },
          { title: 'SAMPLES', right: true, cell: ({ release }) => release.content.counts.samples },
          { title: 'WARNINGS', right: true, cell: ({ release }) => release.content.issues.warnings },
          { title: 'RELEASE', cell: ({ release }) => release.id },
          { title: 'OF', right: true, cell: ({ releases }) => releases },
          { title: 'IMPORTED', cell: ({ release }) => release.provenance.at.slice(0, 16).replace('T', ' ') },
          {
            title: 'KIND',
            cell: ({ release: { content } }) => (content.study.synthetic ? `synthetic ${content.study.kind}` : content.study.kind),
          },
        ],
        studies,
        style.bold,
      )
