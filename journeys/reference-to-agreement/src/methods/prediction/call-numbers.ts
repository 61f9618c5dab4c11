/** The number after `name=` in a call: `cp=0`, `thresh=1e-14`. */
export const namedNumber = (call: string, name: string, otherwise: number): number => {
  const found = new RegExp(`\\b${name.replaceAll('.', '\\.')}\\s*=\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)`).exec(call)?.[1]
  return found === undefined ? otherwise : Number(found)
}

/** The numbers of `name=c(.5,.2)` in a call. */
export const namedNumbers = (call: string, name: string): readonly number[] => {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:I\\()?c\\(([^)]*)\\)`).exec(call)?.[1]
  return found === undefined ? [] : found.split(',').map(Number)
}

/** The number after some words: `lengthAfter('log .01, length 200', 'length')`. */
export const numberAfter = (call: string, words: string, otherwise: number): number => {
  const found = new RegExp(`${words}\\s*(-?(?:\\d+\\.?\\d*|\\.\\d+))`).exec(call)?.[1]
  return found === undefined ? otherwise : Number(found)
}
