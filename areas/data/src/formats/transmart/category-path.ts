/** A path as the column map writes it, or undefined when one of its parts is empty. */
export type CategoryPath = readonly string[] | undefined

/**
 * Parse a category code: `+` (or `\`) parts folders, `_` is a blank, `\+` and `\_` are the signs themselves. A divider at either end
 * says nothing; a divider alone is the study itself.
 */
export const parseCategoryPath = (code: string): CategoryPath => {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] as string
    const next = code[at + 1]
    if (sign === '\\' && (next === '+' || next === '_')) {
      part += next
      at++
    } else if (sign === '+' || sign === '\\') {
      parts.push(part.trim())
      part = ''
    } else part += sign === '_' ? ' ' : sign
  }
  parts.push(part.trim())
  if (parts[0] === '') parts.shift()
  if (parts.length > 0 && parts.at(-1) === '') parts.pop()
  return parts.includes('') ? undefined : parts
}

/** Parse a data label: the last part of a path, in which `_` is a blank too. */
export const parseDataLabel = (label: string): string => label.replace(/\\([+_])|_/g, (_, sign?: string) => sign ?? ' ').trim()

/** One text for a path below the study, `\`-joined (a `\` inside a name is doubled): key of maps, and code of variables without an ontology code. */
export const pathCode = (path: readonly string[]): string => path.map((part) => part.replaceAll('\\', '\\\\')).join('\\')

/** Parse a path as tag and cross-trial files write it: `\Endpoints\FEV1`, `\` for the study. */
export const parseTreePath = (path: string): readonly string[] => path.split('\\').filter((part) => part !== '')
