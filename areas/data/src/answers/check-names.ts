import { type Criterion, type Issue, IssueError } from '@dacryon/core'
import { unknownName } from './unknown-name.ts'

/** What can be named in a release. */
export interface Names {
  readonly concepts: { has(code: string): boolean; keys(): Iterable<string> }
  readonly visits: { has(label: string): boolean; keys(): Iterable<string> }
}

/**
 * A question about a concept or visit that does not exist would be answered with a silent zero: throws an `IssueError` instead
 * (`concept-unknown`, `visit-unknown`), once for each name.
 */
export const checkNames = (where: Criterion, names: Names, concepts: readonly string[] = []): void => {
  const issues = new Map<string, Issue>()
  const concept = (code: string) => {
    if (!names.concepts.has(code)) issues.set(`concept ${code}`, unknownName('concept', code, names.concepts.keys()))
  }
  const visit = (node: Criterion): void => {
    if (node.kind === 'all' || node.kind === 'any') node.of.forEach(visit)
    else if (node.kind === 'not' || node.kind === 'same') visit(node.of)
    else if (node.kind !== 'subjects') {
      concept(node.concept)
      for (const label of node.visits ?? []) {
        if (!names.visits.has(label)) issues.set(`visit ${label}`, unknownName('visit', label, names.visits.keys()))
      }
    }
  }
  visit(where)
  concepts.forEach(concept)
  if (issues.size > 0) throw new IssueError([...issues.values()])
}
