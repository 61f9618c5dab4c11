import type { Issue } from './issue.ts'

/**
 * Collects issues without drowning the reader: of each code, file and column the first few are kept with their places, and the
 * rest are counted in one last issue (`times`).
 */
export class IssueLog {
  readonly #keep: number
  readonly #kept: Issue[] = []
  readonly #seen = new Map<string, { times: number; last: Issue }>()

  constructor(keepOfEach = 20) {
    this.#keep = keepOfEach
  }

  add(issue: Issue): void {
    const key = `${issue.severity}\u0000${issue.code}\u0000${issue.file ?? ''}\u0000${issue.column ?? ''}`
    const seen = this.#seen.get(key)
    const times = issue.times ?? 1
    if (seen === undefined) this.#seen.set(key, { times, last: issue })
    else {
      seen.times += times
      seen.last = issue
    }
    if ((this.#seen.get(key)?.times ?? 0) <= this.#keep) this.#kept.push(issue)
  }

  /** Issues in order of arrival, then one summary for each kind that was folded. */
  all(): readonly Issue[] {
    const folded = [...this.#seen.values()].filter(({ times }) => times > this.#keep)
    return [
      ...this.#kept,
      ...folded.map(
        ({ times, last }): Issue => ({ ...last, message: `${last.message} (last of ${times} alike)`, times: times - this.#keep }),
      ),
    ]
  }

  get hasErrors(): boolean {
    return [...this.#seen.values()].some(({ last }) => last.severity === 'error')
  }
}
