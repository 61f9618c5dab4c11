import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers } from '../result/vectors.ts'

/** What is wrong with a complete table of measurements, subjects by raters. Issues: `too-few-values`, `lengths-differ`, `value-not-finite`. */
export const measurementIssues = (rows: readonly Numbers[], leastSubjects = 2): readonly Issue[] => {
  const raters = rows[0]?.length ?? 0
  return [
    ...(rows.length < leastSubjects || raters < 2
      ? [inputError('too-few-values', `There are ${rows.length} subjects and ${raters} raters.`, `Give ${leastSubjects} and 2 or more.`)]
      : []),
    ...(rows.some((row) => row.length !== raters)
      ? [inputError('lengths-differ', 'Subjects differ in their number of raters.', 'Leave incomplete subjects out, or use REML.')]
      : []),
    ...rows.flatMap((row, at) => finiteIssues(row, `subject ${at + 1}`)),
  ]
}
