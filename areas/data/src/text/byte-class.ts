import type { DelimitedOptions } from './delimited.ts'

/** What a byte can mean while splitting. */
export const byteClass = { ordinary: 0, delimiter: 1, lineEnd: 2, quote: 3, nul: 4, high: 5 } as const

/** Meaning of every byte under the options: one look-up a byte. */
export const classesFor = (options: DelimitedOptions): Uint8Array => {
  const classes = new Uint8Array(256)
  classes.fill(byteClass.high, 0x80)
  classes[0] = byteClass.nul
  classes[10] = byteClass.lineEnd
  if (options.quoted) classes[34] = byteClass.quote
  classes[options.delimiter.charCodeAt(0)] = byteClass.delimiter
  return classes
}
