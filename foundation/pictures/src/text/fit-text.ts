import { textWidth } from './text-width.ts'

/** The text, or its beginning with an ellipsis, so that it is no wider than this. */
export const fitText = (text: string, width: number, size: number, weight: 400 | 600 = 400): string => {
  if (textWidth(text, size, weight) <= width) return text
  const characters = [...text]
  let kept = characters.length
  while (kept > 1 && textWidth(`${characters.slice(0, kept).join('').trimEnd()}…`, size, weight) > width) kept -= 1
  return `${characters.slice(0, kept).join('').trimEnd()}…`
}
