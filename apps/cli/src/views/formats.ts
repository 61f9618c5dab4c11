import type { formatsOperation } from '@dacryon/raw-to-release'
import type { AnswerOf, View } from './view.ts'

export const showFormats: View<AnswerOf<typeof formatsOperation>> = ({ formats }, style) =>
  formats.map(({ id, title, describes }) => `${style.bold(id)}: ${title}\n\n${describes}`).join('\n\n\n')
