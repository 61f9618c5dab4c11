/** Id of a tree node: the JSON pointer (RFC 6901) of its path, `/Clinical/Lab ~1 blood`. The root, the empty path, is the empty text. */
export const asNodeId = (path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Path of a node id; `undefined` when the text is no JSON pointer. */
export const parseNodeId = (id: string): readonly string[] | undefined => {
  if (id === '') return []
  if (!id.startsWith('/') || /~(?![01])/.test(id)) return undefined
  return id
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
