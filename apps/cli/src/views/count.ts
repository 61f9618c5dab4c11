import type { countOperation } from '@dacryon/release-to-answers'
import { figure } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

export const showCount: View<AnswerOf<typeof countOperation>> = ({ release, subjects, ofSubjects, things, ofThings, sentence }, style) =>
  pairs(
    [
      ['question', sentence.en],
      ['patients', `${style.bold(figure(subjects))} of ${figure(ofSubjects)}`],
      ['things counted', ofThings === ofSubjects && things === subjects ? undefined : `${figure(things)} of ${figure(ofThings)}`],
      ['release', release],
    ],
    style,
  )
