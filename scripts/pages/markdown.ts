/** A text inside a table cell or a list: nothing in it is markup. */
export const plain = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ')

/** A code span, also inside a table. */
export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

/** A table; nothing where there are no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0
    ? []
    : [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`), '']

/** A heading with what stands below it; nothing where there is nothing to say. */
export const section = (title: string, lines: readonly string[], level = 2): readonly string[] =>
  lines.length === 0 ? [] : [`${'#'.repeat(level)} ${title}`, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])]

/** A list. */
export const list = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`)

/** A block of code. */
export const block = (kind: string, text: string): readonly string[] => [`\`\`\`${kind}`, text.replace(/\n$/, ''), '```', '']
