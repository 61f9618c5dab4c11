/** A matrix as tab-separated text: one row a feature, one column a sample. `decimals` of the written numbers. */
export const matrixText = (
  corner: string,
  features: readonly string[],
  samples: readonly string[],
  columns: readonly ArrayLike<number>[],
  decimals: number,
  quote: (text: string) => string = (text) => text,
): string => {
  const lines = [[corner, ...samples].map(quote).join('\t')]
  features.forEach((feature, row) => {
    let line = quote(feature)
    for (const column of columns) line += `\t${(column[row] ?? Number.NaN).toFixed(decimals)}`
    lines.push(line)
  })
  return `${lines.join('\n')}\n`
}
