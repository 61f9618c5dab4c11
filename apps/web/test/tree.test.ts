import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ancestorsOf, indexTree, type TreeNode } from '../src/tree/tree-index.ts'
import { moveOf } from '../src/tree/tree-key.ts'
import { foundRows, searchTree, visibleRows } from '../src/tree/visible-rows.ts'

const node = (id: string, parent: string, name = id): TreeNode => ({
  id,
  parent,
  name,
  kind: 'folder',
  subjects: 1,
  observations: 1,
  missing: 0,
  leaves: 1,
})

/** A tree of any shape: each node hangs under an earlier one, or is a root. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((picks) =>
    picks.map((pick, index) => node(`n${index}`, index === 0 || pick % (index + 1) === index ? '' : `n${pick % index}`, `Node ${index}`)),
  )

test('with everything open each node stands once, after its parent and one level deeper', () => {
  fc.assert(
    fc.property(trees, (nodes) => {
      const tree = indexTree(nodes)
      const rows = visibleRows(tree, new Set(nodes.map(({ id }) => id)))
      expect(rows.map((row) => row.node.id).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted())
      rows.forEach((row, index) => {
        const above = rows.findLast((other, at) => at < index && other.level < row.level)
        expect(above?.node.id ?? '').toBe(row.node.parent)
        expect(row.level).toBe(ancestorsOf(tree, row.node.id).length + 1)
        expect(row.position).toBeLessThanOrEqual(row.siblings)
      })
    }),
  )
})

test('a search shows what was found and all that leads there, and nothing beside', () => {
  fc.assert(
    fc.property(trees, fc.nat({ max: 39 }), (nodes, pick) => {
      const tree = indexTree(nodes)
      const found = searchTree(tree, `node ${pick}`)
      const shown = foundRows(tree, found, new Set()).map((row) => row.node.id)
      const leadsToFound = (id: string) =>
        nodes.some((other) => found.has(other.id) && ancestorsOf(tree, other.id).some((above) => above.id === id))
      // What is inside a folder that was found shows where that folder is open, which is on the way to something found further down.
      const insideOpenFind = (id: string, parent: string) =>
        leadsToFound(parent) && ancestorsOf(tree, id).some((above) => found.has(above.id))
      const expected = nodes.filter(({ id, parent }) => found.has(id) || leadsToFound(id) || insideOpenFind(id, parent))
      expect(shown.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
    }),
  )
})

test('search ignores case and accents, and wants every word', () => {
  const tree = indexTree([node('a', '', 'Débit salivaire'), node('b', '', 'Débit urinaire')])
  expect([...searchTree(tree, 'SALIVAIRE debit')]).toEqual(['a'])
  expect([...searchTree(tree, '  ')]).toEqual([])
})

const small = indexTree([node('a', '', 'Alpha'), node('b', 'a', 'Beta'), node('c', 'a', 'Gamma'), node('d', '', 'Delta')])

test.each([
  ['ArrowRight', 0, [], { kind: 'open', ids: ['a'] }],
  ['ArrowRight', 0, ['a'], { kind: 'go', to: 1 }],
  ['ArrowLeft', 0, ['a'], { kind: 'close', ids: ['a'] }],
  ['ArrowLeft', 2, ['a'], { kind: 'go', to: 0 }],
  ['ArrowLeft', 1, [], undefined],
  ['ArrowUp', 0, [], { kind: 'go', to: 0 }],
  ['End', 0, ['a'], { kind: 'go', to: 3 }],
  ['*', 0, [], { kind: 'open', ids: ['a'] }],
  ['Enter', 1, ['a'], { kind: 'choose' }],
  ['Tab', 1, ['a'], undefined],
] as const)('%s on row %i with %j open', (key, at, open, expected) => {
  expect(moveOf(key, visibleRows(small, new Set(open)), at, small, '')).toEqual(expected)
})

test('letters jump to the next name that begins with them, around the end', () => {
  const rows = visibleRows(small, new Set(['a']))
  expect(moveOf('g', rows, 0, small, 'g')).toEqual({ kind: 'go', to: 2 })
  expect(moveOf('b', rows, 2, small, 'b')).toEqual({ kind: 'go', to: 1 })
  expect(moveOf('e', rows, 3, small, 'de')).toEqual({ kind: 'go', to: 3 })
  expect(moveOf('z', rows, 0, small, 'z')).toBeUndefined()
})
