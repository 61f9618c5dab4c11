/** Complaints about a text that should be well-formed XML: tags that do not close, attributes twice or without quotes, bare signs. */
export const xmlFaults = (xml: string): readonly string[] => {
  const faults: string[] = []
  const open: string[] = []
  let at = 0
  const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[A-Za-z_:][\w:.-]*="[^"<]*")*)\s*(\/?)>/gy
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    const text = xml.slice(at, next < 0 ? xml.length : next)
    if (/&(?!amp;|lt;|gt;|quot;|#\d+;)/.test(text)) faults.push(`bare & in ${text.slice(0, 40)}`)
    if (next < 0) break
    tag.lastIndex = next
    const found = tag.exec(xml)
    if (found === null) return [...faults, `no tag at ${xml.slice(next, next + 60)}`]
    const [whole, closing, name = '', attributes = '', empty] = found
    const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map((match) => match[1])
    if (new Set(names).size !== names.length) faults.push(`an attribute twice in ${whole}`)
    if (/&(?!amp;|lt;|gt;|quot;|#\d+;)/.test(attributes)) faults.push(`bare & in ${whole}`)
    if (closing === '/') {
      if (open.pop() !== name) faults.push(`</${name}> closes something else`)
    } else if (empty !== '/') open.push(name)
    at = next + whole.length
  }
  return open.length > 0 ? [...faults, `never closed: ${open.join(', ')}`] : faults
}
