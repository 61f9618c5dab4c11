import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanRecord } from '@dacryon/release-to-scores'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filePlans } from '../src/index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dacryon-plans-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const record = (study: string, revision: number, by = 'ann'): PlanRecord => ({
  id: `p-${revision}`,
  revision,
  plan: { study, baseline: 'Week 0', options: { policy: 'nri' }, own: {}, totals: 'file' },
  by,
  at: '2026-01-01T00:00:00Z',
  ...(revision > 1 && { reason: 'The protocol was amended' }),
})

test('plans come back in order, and studies are apart', async () => {
  const plans = filePlans(folder)
  expect(await plans.history('S1')).toEqual([])
  expect(await plans.keep(record('S1', 1))).toBe(true)
  expect(await plans.keep(record('S1', 2))).toBe(true)
  expect(await plans.keep(record('..', 1))).toBe(true)
  expect(await filePlans(folder).history('S1')).toEqual([record('S1', 1), record('S1', 2)])
  expect((await readdir(folder)).toSorted()).toEqual(['study-..', 'study-S1'])
})

test('a revision is written once, whoever is quicker', async () => {
  const plans = filePlans(folder)
  const kept = await Promise.all(['ann', 'bea', 'cem', 'dan'].map((by) => plans.keep(record('S2', 1, by))))
  expect(kept.filter(Boolean)).toHaveLength(1)
  const [only, ...others] = await plans.history('S2')
  expect([only?.by, others]).toEqual([['ann', 'bea', 'cem', 'dan'][kept.indexOf(true)], []])
  expect(await plans.keep(record('S2', 1, 'eve'))).toBe(false)
  expect((await plans.history('S2'))[0]).toEqual(only)
})

test('what a crash left beside is no plan', async () => {
  const plans = filePlans(folder)
  await plans.keep(record('S3', 1))
  await writeFile(join(folder, 'study-S3', '.0123456789abcdef'), '{"half":')
  expect(await plans.history('S3')).toHaveLength(1)
})
