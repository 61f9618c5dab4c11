import { Fragment } from 'react'
import { fold } from './fold.ts'

/** Marks the words sought in a text. */
export const Highlight = ({ text, sought }: { readonly text: string; readonly sought: string }) => {
  const words = fold(sought)
    .split(/\s+/)
    .filter((word) => word !== '')
  const folded = [...text].map(fold)
  // Folding may drop or keep characters one by one, so places are found in the folded text and mapped back.
  const starts: number[] = []
  let whole = ''
  for (const part of folded) {
    starts.push(whole.length)
    whole += part
  }
  const marked = folded.map(() => false)
  for (const word of words)
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1))
      starts.forEach((start, index) => {
        if (start >= at && start < at + word.length) marked[index] = true
      })
  const parts: { text: string; marked: boolean }[] = []
  ;[...text].forEach((character, index) => {
    const last = parts.at(-1)
    const is = marked[index] ?? false
    if (last !== undefined && last.marked === is) last.text += character
    else parts.push({ text: character, marked: is })
  })
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
    <Fragment key={index}>{part.marked ? <mark>{part.text}</mark> : part.text}</Fragment>
  ))
}
