import type { verifyOperation } from '@dacryon/raw-to-release'
import { figure } from '../terminal/table.ts'
import type { AnswerOf, View } from './view.ts'

export const showVerify: View<AnswerOf<typeof verifyOperation>> = ({ id, ok, files, bytes }, style) =>
  `${id}: ${ok ? style.green('is what it was when it was made') : style.red('is not what it was when it was made')} (${figure(files)} files, ${figure(bytes)} bytes)`
