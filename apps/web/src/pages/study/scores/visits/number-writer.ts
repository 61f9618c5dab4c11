/** Writes the numbers of one picture with as many decimals as their size needs, the same for all. */
export const numberWriter = (values: readonly number[], language: string): ((value: number) => string) => {
  const largest = Math.max(...values.map(Math.abs), 0)
  const digits = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 4
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return (value) => format.format(value)
}
