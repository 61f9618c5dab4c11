/** What a mapping file is made of. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined }

const isScalar = (value: YamlValue): value is string | number | boolean => typeof value !== 'object'
const plainWord = /^[\p{L}_][\p{L}\p{N}_./-]*$/u
const reservedWords = new Set(['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null', 'oui', 'non'])

const scalar = (value: string | number | boolean): string =>
  typeof value !== 'string' || (plainWord.test(value) && !reservedWords.has(value.toLowerCase())) ? String(value) : JSON.stringify(value)

const inline = (value: YamlValue): string | undefined => {
  if (isScalar(value)) return scalar(value)
  const parts: string[] = []
  if (Array.isArray(value)) {
    for (const item of value as readonly YamlValue[]) {
      const text = inline(item)
      if (text === undefined) return undefined
      parts.push(text)
    }
    const text = `[${parts.join(', ')}]`
    return text.length <= 120 ? text : undefined
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    const text = inline(item)
    if (text === undefined) return undefined
    parts.push(`${scalar(key)}: ${text}`)
  }
  const text = parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  return text.length <= 120 ? text : undefined
}

const block = (value: YamlValue, indent: string): string => {
  if (isScalar(value)) return `${scalar(value)}\n`
  if (Array.isArray(value))
    return (value as readonly YamlValue[])
      .map((item) => {
        const flat = inline(item)
        return `${indent}- ${flat === undefined ? block(item, `${indent}  `).trimStart() : `${flat}\n`}`
      })
      .join('')
  return Object.entries(value)
    .filter((entry): entry is [string, YamlValue] => entry[1] !== undefined)
    .map(([key, item]) => {
      const flat = isScalar(item) || indent.length >= 4 ? inline(item) : undefined
      return flat === undefined ? `${indent}${scalar(key)}:\n${block(item, `${indent}  `)}` : `${indent}${scalar(key)}: ${flat}\n`
    })
    .join('')
}

/** A value as YAML, in the small part of the language that people write by hand. */
export const yamlText = (value: YamlValue): string => block(value, '')
