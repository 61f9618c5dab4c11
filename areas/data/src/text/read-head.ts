import { utf8Chunks } from './utf8-chunks.ts'

/** A header line longer than this is cut. */
const enough = 1 << 23

/** Beginning of a file as text, complete lines as far as they go. Closes the byte source. Bytes that are not UTF-8 are replaced. */
export const readHead = async (source: AsyncIterable<Uint8Array>, encoding: string | undefined, bytes = 1 << 16): Promise<string> => {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  let taken = 0
  for await (const chunk of utf8Chunks(source, encoding)) {
    text += decoder.decode(chunk, { stream: true })
    taken += chunk.length
    if (taken >= enough || (taken >= bytes && text.includes('\n'))) break
  }
  const end = text.lastIndexOf('\n')
  return end < 0 ? text : text.slice(0, end + 1)
}
