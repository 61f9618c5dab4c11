import type { treeOperation } from '@dacryon/release-to-answers'
import { treeText } from './tree-text.ts'
import type { AnswerOf, View } from './view.ts'

export const showTree: View<AnswerOf<typeof treeOperation>> = ({ nodes }, style) => treeText(nodes, style)
