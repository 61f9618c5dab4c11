import { expect, test } from 'vitest'
import { groupValues, quantile } from '../src/pages/study/assays/group-values.ts'
import { shareAt, shareOf, shareOfAll } from '../src/pages/study/missing/completeness.ts'
import { foldCategories } from '../src/pages/study/variables/fold-categories.ts'
import { nameGroups } from '../src/pages/study/variables/groups.ts'
import { asCsv } from '../src/parts/as-csv.ts'

test('quantiles are those of R 4.2: quantile(c(1, 2, 4, 8, 16, 32), c(0, .1, .25, .5, .75, 1))', () => {
  const sorted = [1, 2, 4, 8, 16, 32]
  expect([0, 0.1, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted, p))).toEqual([1, 1.5, 2.5, 6, 14, 32])
})

const sample = (code: string, tissue: string) => ({ code, subject: code, attributes: { tissue } })

test('samples are grouped by an attribute, absent values are counted and not drawn', () => {
  const answer = {
    release: 'r',
    feature: { id: 'MX1' },
    layer: 'log2',
    values: [
      { sample: sample('a', 'gland'), value: 2 },
      { sample: sample('b', 'gland'), value: null },
      { sample: sample('c', 'blood'), value: 4, group: 'case' },
    ],
  }
  const { values, summaries } = groupValues(answer, 'tissue', 'none')
  expect(values.map(({ sample: code, group }) => [code, group])).toEqual([
    ['a', 'gland'],
    ['c', 'blood'],
  ])
  expect(summaries.map(({ group, n, absent, median }) => [group, n, absent, median])).toEqual([
    ['blood', 1, 0, 4],
    ['gland', 1, 1, 2],
  ])
  expect(groupValues(answer, undefined, 'none').summaries.map(({ group }) => group)).toEqual(['case', 'none'])
})

test('completeness counts a variable only where it was observed', () => {
  const row = { concept: 'x', present: [8, 0, 5], withReason: [1, 0, 0] }
  const expected = [10, 9, 5]
  expect([0, 1, 2].map((visit) => shareAt(row, expected, visit))).toEqual([0.8, undefined, 1])
  expect(shareOf(row, expected)).toBeCloseTo(13 / 15)
  expect(
    shareOfAll({
      release: 'r',
      visits: ['a', 'b', 'c'],
      expected,
      rows: [row, { concept: 'y', present: [0, 0, 0], withReason: [0, 0, 0] }],
    }),
  ).toBeCloseTo(13 / 15)
})

const group = (visit: string | undefined, arm: string | undefined, categories: readonly (readonly [string, number])[] = []) => ({
  ...(visit === undefined ? {} : { visit }),
  ...(arm === undefined ? {} : { arm }),
  observations: 1,
  subjects: 1,
  missing: 0,
  categories: categories.map(([value, subjects]) => ({ value, subjects, observations: subjects })),
})

test('groups follow the planned visits, and those without an arm come last', () => {
  const named = nameGroups([group('Week 4', undefined), group('Week 4', 'B'), group('Baseline', 'B')], ['Baseline', 'Week 4'], {
    everyone: 'all',
    noArm: '?',
  })
  expect(named.groups.map(({ name }) => name)).toEqual(['Baseline · B', 'Week 4 · B', 'Week 4 · ?'])
  expect(named.visits).toEqual(['Baseline', 'Week 4'])
  expect(named.arms).toEqual(['B', '?'])
  expect(nameGroups([group(undefined, undefined)], [], { everyone: 'all', noArm: '?' }).groups[0]?.name).toBe('all')
})

test('rare categories are summed, none is lost', () => {
  const { groups } = nameGroups(
    [
      group('a', undefined, [
        ['x', 5],
        ['y', 3],
        ['z', 2],
        ['w', 1],
      ]),
    ],
    ['a'],
    { everyone: 'all', noArm: '?' },
  )
  expect(foldCategories(groups, 2, 'other')).toMatchObject({
    categories: ['x', 'y', 'other'],
    bars: [{ subjects: 5 }, { subjects: 3 }, { subjects: 3, category: 'other' }],
  })
  expect(foldCategories(groups, 3, 'other').categories).toEqual(['x', 'y', 'z', 'w'])
})

test('CSV is quoted where it must be, and no cell runs as a formula', () => {
  expect(
    asCsv(
      ['a', 'b'],
      [
        ['x,"y"', 1],
        ['=1+1', undefined],
        ['-0.5', -0.5],
        ['two\nlines', 2],
      ],
    ),
  ).toBe('a,b\r\n"x,""y""",1\r\n\'=1+1,\r\n-0.5,-0.5\r\n"two\nlines",2\r\n')
})
