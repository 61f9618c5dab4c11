import { lineAt, type SourceUnit, type SyntaxNode, walk } from './sources.ts'

/** A function and how many lines it spans. */
export interface FunctionSpan {
  readonly path: string
  readonly line: number
  readonly lines: number
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Functions of two lines and more. */
export const functionsOf = (unit: SourceUnit): readonly FunctionSpan[] => {
  const found: FunctionSpan[] = []
  walk(unit.program, (node) => {
    if (!functionTypes.has(node.type) || node.body === null) return
    const line = lineAt(unit.text, node.start)
    const lines = lineAt(unit.text, node.end) - line + 1
    if (lines > 1) found.push({ path: unit.path, line, lines })
  })
  return found
}

/** `x[i] as number`: a read of a typed array at a place proven to be inside, which the compiler cannot know. */
const readsNumber = (node: SyntaxNode): boolean => {
  const read = node.expression as SyntaxNode
  return read.type === 'MemberExpression' && read.computed === true && (node.typeAnnotation as SyntaxNode).type === 'TSNumberKeyword'
}

/** Uses of `any` and of `as`, other than `as const` and numbers read from typed arrays. */
export const escapesOf = (unit: SourceUnit): { readonly any: number; readonly as: number } => {
  let any = 0
  let as = 0
  walk(unit.program, (node) => {
    if (node.type === 'TSAnyKeyword') any += 1
    if (node.type !== 'TSAsExpression') return
    const name = ((node.typeAnnotation as SyntaxNode).typeName as { name?: string } | undefined)?.name
    if (name !== 'const' && !readsNumber(node)) as += 1
  })
  return { any, as }
}

/** Exported declarations of a unit, and whether a doc comment stands right before each. */
export const exportsOf = (unit: SourceUnit): readonly { readonly line: number; readonly documented: boolean }[] => {
  const body = unit.program.body as readonly SyntaxNode[]
  return body
    .filter((node) => node.type.startsWith('Export') && node.type !== 'ExportAllDeclaration' && node.declaration != null)
    .map((node) => ({
      line: lineAt(unit.text, node.start),
      documented: unit.comments.some(
        (comment) =>
          comment.type === 'Block' &&
          comment.value.startsWith('*') &&
          comment.end <= node.start &&
          unit.text.slice(comment.end, node.start).trim() === '',
      ),
    }))
}

/** Lines that stand, in runs of six and more, in two places; import lines and lone punctuation do not count. */
export const duplicatedLines = (
  units: readonly SourceUnit[],
  run = 6,
): { readonly duplicated: number; readonly lines: number; readonly places: readonly string[] } => {
  const seen = new Map<string, { unit: number; at: number }>()
  const kept = units.map((unit) =>
    unit.text
      .split('\n')
      .map((text, index) => ({ text: text.trim(), line: index + 1 }))
      .filter(({ text }) => text.length > 3 && !/^(import\b|export \* |\/\/|\*|\/\*\*)/.test(text)),
  )
  const marked = kept.map(() => new Set<number>())
  const places = new Set<string>()
  kept.forEach((lines, unit) => {
    for (let at = 0; at + run <= lines.length; at++) {
      const key = lines
        .slice(at, at + run)
        .map(({ text }) => text)
        .join('\n')
      const first = seen.get(key)
      if (first === undefined) seen.set(key, { unit, at })
      else if (first.unit !== unit || first.at + run <= at) {
        for (let offset = 0; offset < run; offset++) marked[unit]?.add(at + offset)
        places.add(`${units[unit]?.path}:${lines[at]?.line} ~ ${units[first.unit]?.path}:${kept[first.unit]?.[first.at]?.line}`)
      }
    }
  })
  return {
    duplicated: marked.reduce((sum, set) => sum + set.size, 0),
    lines: kept.reduce((sum, lines) => sum + lines.length, 0),
    places: [...places],
  }
}
