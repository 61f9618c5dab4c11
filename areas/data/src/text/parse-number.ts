import type { Comparator } from '@dacryon/core'

/** How the numbers of one column are written. */
export interface NumberRule {
  /** Decimal mark. */
  readonly decimal: '.' | ','
  /** Reciprocal titres: `1/320`, `1:320` and `320` are all 320. */
  readonly titre?: boolean
}

/** A number as a person wrote it. `text` is the plain decimal text of `number`: a point, no thousands marks. */
export type WrittenNumber = { readonly number: number; readonly text: string; readonly comparator?: Comparator }

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
/** No-break, narrow no-break and thin space, between groups of three. */
const grouped = /^[+-]?\d{1,3}([\u00a0\u2009\u202f]\d{3})+([.,]\d*)?$/
const comparison = /^(?:(<=|≤|>=|≥|<|>)|(inf(?:érieur à)?|below|less than|sup(?:érieur à)?|above|greater than)\s)\s*(.+)$/i
const titreForm = /^1\s*[/:]\s*(\d+)e?$/i
const comparators: Readonly<Record<string, Comparator>> = { '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=' }

/** Plain decimal text for a text with another decimal mark or thousands spaces. */
const plainText = (text: string, decimal: '.' | ','): string => {
  const ungrouped = grouped.test(text) ? text.replace(/[\u00a0\u2009\u202f]/g, '') : text
  if (decimal === '.') return ungrouped
  return ungrouped.includes('.') ? '' : ungrouped.replace(',', '.')
}

const parseUncensored = (text: string, rule: NumberRule): WrittenNumber | undefined => {
  const titre = rule.titre === true ? titreForm.exec(text) : null
  const written = titre?.[1] ?? plainText(text, rule.decimal)
  const number = plain.test(written) ? Number(written) : Number.NaN
  return Number.isFinite(number) ? { number, text: written } : undefined
}

/**
 * Number of a cell as laboratories and people write it: decimal comma where the column has one, thousands marked by no-break or thin
 * spaces, censored (`<0.5`, `≤20`, `inf 20`, `>1:1280`), reciprocal titres where declared. `undefined` for anything else: `traces`, `+`,
 * `1.234,5`, NaN, infinity. Words for missing values are not looked at here.
 */
export const parseNumber = (cell: string, rule: NumberRule): WrittenNumber | undefined => {
  const text = cell.trim()
  const found = comparison.exec(text)
  if (found === null) return parseUncensored(text, rule)
  const [, sign, word = '', rest = ''] = found
  const limit = parseUncensored(rest, rule)
  if (limit === undefined) return undefined
  const comparator = sign === undefined ? (/^(inf|below|less)/i.test(word) ? '<' : '>') : (comparators[sign] ?? '<')
  return { ...limit, comparator }
}
