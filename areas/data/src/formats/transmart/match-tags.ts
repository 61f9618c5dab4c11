import type { NodeTag } from '../../study.ts'
import { pathCode } from './category-path.ts'
import { shown, warning } from './problem.ts'
import type { ReadTag } from './read-tags.ts'
import type { Reading } from './reading.ts'

/** A leaf of the study's tree. */
export interface TreeLeaf {
  readonly path: readonly string[]
  readonly type: 'number' | 'category' | 'assay'
}

/** Tags of several files on the nodes they name: a later file replaces, and a tag without a node is left out with a warning. */
export const matchTags = (reading: Reading, read: readonly ReadTag[], leaves: Iterable<TreeLeaf>): readonly NodeTag[] => {
  const nodes = new Set<string>([''])
  const categories = new Set<string>()
  for (const { path, type } of leaves) {
    for (let length = 1; length <= path.length; length++) nodes.add(pathCode(path.slice(0, length)))
    if (type === 'category') categories.add(pathCode(path))
  }
  const tags = new Map<string, NodeTag>()
  for (const { tag, file, line } of read) {
    const node = pathCode(tag.path)
    const place = { file, line, column: 1, value: shown(node) }
    if (nodes.has(node)) {
      const key = `${node}\t${tag.title}`
      if (tags.has(key))
        reading.log.add(
          warning('tag-replaced', `The tag ${shown(tag.title)} stands in an earlier file too; this one is kept.`, 'Keep it in one file.', {
            ...place,
            column: 2,
            value: shown(tag.title),
          }),
        )
      tags.set(key, tag)
    } else if (categories.has(pathCode(tag.path.slice(0, -1))))
      reading.log.add(
        warning(
          'tag-node-unknown',
          `${shown(node)} is a category, which is kept as a value and not as a node: its tag was left out.`,
          'Attach the tag to the variable.',
          place,
        ),
      )
    else
      reading.log.add(
        warning(
          'tag-node-unknown',
          `No node of the study is ${shown(node)}: its tag was left out.`,
          'Compare the path with the study tree, sign by sign.',
          place,
        ),
      )
  }
  return [...tags.values()]
}
