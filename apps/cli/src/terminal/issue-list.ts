import { type Issue, placeOf } from '@dacryon/core'
import type { Style } from './style.ts'

/** Control characters of the data never reach the terminal. */
const clean = (text: string): string => text.replace(/\p{Cc}/gu, ' ')

const line = (issue: Issue, style: Style): string => {
  const place = clean(placeOf(issue))
  const kind = issue.severity === 'error' ? style.red('error') : style.yellow('warning')
  const found = [
    issue.value === undefined ? '' : `found “${clean(issue.value)}”`,
    issue.expected === undefined ? '' : `expected ${issue.expected}`,
  ].filter(Boolean)
  const parts = [
    place === '' ? '' : style.bold(place),
    kind,
    issue.code,
    clean(issue.message),
    found.length === 0 ? '' : `(${found.join(', ')})`,
  ]
  return `${parts.filter((part) => part !== '').join('  ')}\n    → ${clean(issue.remedy)}`
}

/** Issues for people, errors first: place, what is wrong, what to do. Long lists are cut, and say so. */
export const issueList = (issues: readonly Issue[], style: Style, most = 100): string => {
  const sorted = issues.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
  const shown = sorted.slice(0, most).map((issue) => line(issue, style))
  const rest = issues.length - shown.length
  return [...shown, ...(rest > 0 ? [`... and ${rest} more; --json gives all of them.`] : [])].join('\n')
}
