import { fitText } from './fit-text.ts'
import { textWidth } from './text-width.ts'

/** The text in lines no wider than this, broken at spaces; at most so many lines, the last one shortened. Words wider than a line are shortened. */
export const wrapText = (text: string, width: number, size: number, weight: 400 | 600 = 400, most = 99): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const kept = lines.slice(0, most)
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]} ${lines.slice(most).join(' ')}`
  return kept.map((line) => fitText(line, width, size, weight))
}
