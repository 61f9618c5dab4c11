import { parseTreePath } from './category-path.ts'
import { error } from './problem.ts'
import { cellOf, type Reading } from './reading.ts'

/** A path prefix of the study and the path across studies that it means. */
export interface CrossTrialPrefix {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Read a cross-trial file: study prefix, prefix across studies. */
export const readCrossTrial = async (reading: Reading, path: string): Promise<readonly CrossTrialPrefix[]> => {
  const prefixes: CrossTrialPrefix[] = []
  let header = true
  for await (const row of reading.rows(path)) {
    if (header) {
      header = false
      continue
    }
    const prefix = { from: parseTreePath(cellOf(row, 0)), to: parseTreePath(cellOf(row, 1)) }
    if (prefix.from.length > 0 && prefix.to.length > 0) prefixes.push(prefix)
    else
      reading.log.add(
        error('cross-trial-path-expected', 'The line lacks one of its two paths.', 'Write both prefixes, parted by a tab.', {
          file: path,
          line: row.line,
        }),
      )
  }
  return prefixes
}

/** Path across studies of a variable: the longest prefix of its own path is exchanged. Undefined when none fits. */
export const crossTrialPath = (prefixes: readonly CrossTrialPrefix[], path: readonly string[]): readonly string[] | undefined => {
  const longest = prefixes
    .filter(({ from }) => from.every((part, at) => path[at] === part))
    .toSorted((one, other) => other.from.length - one.from.length)[0]
  return longest === undefined ? undefined : [...longest.to, ...path.slice(longest.from.length)]
}
