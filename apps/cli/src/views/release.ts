import type { releaseOperation } from '@dacryon/raw-to-release'
import { table } from '../terminal/table.ts'
import { countPairs } from './counts.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

export const showRelease: View<AnswerOf<typeof releaseOperation>> = ({ release: { id, content, provenance } }, style) =>
  [
    pairs(
      [
        ['release', id],
        ['study', content.study.id],
        ['title', content.study.title],
        ['data', content.study.synthetic ? 'synthetic: generated, of no person' : undefined],
        ['access', content.study.restricted ? 'restricted' : undefined],
        ['format', `${content.importer.format} ${content.importer.version}`],
        ['dictionary', content.dictionary],
        ['imported', `${provenance.at} by ${provenance.by} with ${provenance.program}`],
        ...countPairs(content.counts),
        ['warnings', content.issues.warnings],
      ],
      style,
    ),
    ...(content.assays.length === 0
      ? []
      : [
          table(
            [
              { title: 'ASSAY', cell: (assay) => assay.id },
              { title: 'KIND', cell: (assay) => assay.kind },
              { title: 'FEATURES', right: true, cell: (assay) => assay.features },
              { title: 'SAMPLES', right: true, cell: (assay) => assay.samples },
              { title: 'LAYERS', cell: (assay) => assay.layers.map((layer) => layer.id).join(', ') },
            ],
            content.assays,
            style.bold,
          ),
        ]),
    table(
      [
        { title: 'FILE', cell: (file) => file.path },
        { title: 'BYTES', right: true, cell: (file) => file.bytes },
        { title: 'ROWS', right: true, cell: (file) => file.rows },
        { title: 'SHA-256', cell: (file) => file.sha256.slice(0, 16) },
      ],
      content.files,
      style.bold,
    ),
  ].join('\n\n')
