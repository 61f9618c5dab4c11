/** A term as the call writes it: a column, perhaps inside `factor(...)` or `log(...)`. */
export interface WrittenTerm {
  /** `factor(x4)` */
  readonly text: string
  readonly columns: readonly { readonly name: string; readonly wrapped: 'factor' | 'log' | 'none' }[]
  /** Whether `*` joined the columns. */
  readonly crossed: boolean
}

const columnOf = (text: string): WrittenTerm['columns'][number] => {
  const [, wrapped, name] = /^(factor|log)\((\w+)\)$/.exec(text) ?? []
  return wrapped === 'factor' || wrapped === 'log' ? { name: name ?? text, wrapped } : { name: text, wrapped: 'none' }
}

/** Response and terms of the first formula in a call: `glm(y ~ x1 + factor(x4), binomial)`. */
export const formulaOf = (call: string): { readonly response: string; readonly terms: readonly WrittenTerm[] } => {
  const [, response, right] = /\(([^~,]+?)\s*~\s*([^,;]+)/.exec(call) ?? []
  if (response === undefined || right === undefined) throw new RangeError(`No formula in '${call}'.`)
  let depth = 0
  let end = right.length
  for (let at = 0; at < right.length && end === right.length; at++) {
    if (right[at] === '(') depth++
    if (right[at] === ')') depth--
    if (depth < 0) end = at
  }
  const terms = right
    .slice(0, end)
    .split('+')
    .map((text) => text.trim())
    .map((text) => ({ text, columns: text.split('*').map((part) => columnOf(part.trim())), crossed: text.includes('*') }))
  return { response: response.replace(/^.*\(/, '').replace(/\)$/, ''), terms }
}
