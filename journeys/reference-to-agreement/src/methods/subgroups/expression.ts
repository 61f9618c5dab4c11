/** Evaluates `ifn > 0.2`, `ssa == 1 & ifn > .2` and the like on the numbers of a row. */
export const conditionOf = (text: string): ((numberAt: (name: string) => number) => boolean) => {
  const parts = text.split('&').map((part) => {
    const [, name = '', sign = '', value = ''] = /^\s*(\w+)\s*(>=|<=|==|>|<)\s*(-?[\d.]+)\s*$/.exec(part) ?? []
    if (name === '') throw new RangeError(`'${part}' is not a condition.`)
    return { name, sign, value: Number(value) }
  })
  return (numberAt) =>
    parts.every(({ name, sign, value }) => {
      const own = numberAt(name)
      if (sign === '>') return own > value
      if (sign === '>=') return own >= value
      if (sign === '<') return own < value
      return sign === '<=' ? own <= value : own === value
    })
}
