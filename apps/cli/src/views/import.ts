import type { importOperation } from '@dacryon/raw-to-release'
import { countPairs } from './counts.ts'
import { pairs } from './pairs.ts'
import { treeText } from './tree-text.ts'
import type { AnswerOf, View } from './view.ts'

export const showImport: View<AnswerOf<typeof importOperation>> = ({ preview, format, release }, style) => {
  const errors = preview.issues.filter(({ severity }) => severity === 'error').length
  const warnings = preview.issues.length - errors
  return [
    pairs(
      [
        ['study', preview.study?.id],
        ['title', preview.study?.title],
        ['data', preview.study?.synthetic === true ? 'synthetic: generated, of no person' : undefined],
        ['format', `${format.id} (${format.because})`],
        ...countPairs(preview.counts),
        ['errors', errors],
        ['warnings', warnings],
        ['release', release === undefined ? 'none: this was a dry run, nothing was written' : style.bold(release.id)],
      ],
      style,
    ),
    ...(release === undefined ? ['', treeText(preview.nodes, style)] : []),
  ].join('\n')
}
