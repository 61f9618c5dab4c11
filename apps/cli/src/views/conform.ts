import type { conformOperation } from '@dacryon/reference-to-agreement'
import { table } from '../terminal/table.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof conformOperation>
type Case = Answer['cases'][number]

const said = { agrees: 'agrees', disagrees: 'DISAGREES', 'no-method': 'NOT COMPUTED', failed: 'FAILED' } as const

const size = (largest: Case['largestAbsolute']): string => (largest === undefined ? '0' : largest.value.toExponential(1))

const compared = ({ numbers, checks }: Case): string =>
  [numbers > 0 ? `${numbers} numbers` : '', checks.length > 0 ? `${checks.length} checks` : ''].filter((part) => part !== '').join(', ')

const notes = ({ method, id, reason, differences, exceptions, checks }: Case): readonly string[] =>
  [
    ...(reason === undefined ? [] : [reason]),
    ...differences.slice(0, 5).map(({ path, expected, computed }) => `${path}: expected ${expected}, computed ${computed}`),
    ...(differences.length > 5 ? [`and ${differences.length - 5} more`] : []),
    ...checks.filter((check) => !check.agrees).map(({ what, value, expected }) => `${what}: expected ${expected}, computed ${value}`),
    ...exceptions.map(({ path, why }) => `${path}: ${why}`),
  ].map((line) => `${method}/${id}  ${line}`)

/** One line a case, what was excepted and why, then how many agree. */
export const showConform: View<Answer> = ({ cases, summary }, style) => {
  const lines = cases.flatMap(notes)
  const verdict = `${summary.agree} of ${summary.cases} cases agree${summary.left === 0 ? '' : `, ${summary.left} not computed on purpose`} (${summary.numbers} numbers compared)`
  return [
    table<Case>(
      [
        { title: 'CASE', cell: ({ method, id }) => `${method}/${id}` },
        { title: 'OUTCOME', cell: ({ outcome }) => said[outcome] },
        { title: 'COMPARED', cell: compared },
        { title: 'LARGEST ABSOLUTE', right: true, cell: ({ largestAbsolute }) => size(largestAbsolute) },
        { title: 'LARGEST RELATIVE', right: true, cell: ({ largestRelative }) => size(largestRelative) },
        { title: 'TOLERANCE', cell: ({ tolerance: { rel, abs } }) => `${abs ?? 0} + ${rel ?? 0} |x|` },
      ],
      cases,
      style.bold,
    ),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    summary.agree + summary.left === summary.cases ? style.green(verdict) : style.red(verdict),
  ].join('\n\n')
}
