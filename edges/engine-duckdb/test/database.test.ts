import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '../src/database.ts'

let folder = ''
let database: Database
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dacryon-database-'))
  database = await Database.open(join(folder, 'spill'), '1GB')
})
afterAll(async () => {
  database.close()
  await rm(folder, { recursive: true })
})

test('an abort stops its own query and no other', async () => {
  const controller = new AbortController()
  // would take minutes
  const long = database.rows(
    'select count(*) from range(10_000_000) a, range(1_000_000) b where (a.range * b.range) % 7 = 3',
    [],
    controller.signal,
  )
  const short = database.rows('select count(*) from range(1000)')
  setTimeout(() => controller.abort(new Error('no longer wanted')), 50)
  await expect(long).rejects.toThrow('no longer wanted')
  expect(await short).toEqual([[1000n]])
})

test('values stay values', async () => {
  expect(await database.rows('select $1, $2', ["'; select 1; --", 0.1])).toEqual([["'; select 1; --", 0.1]])
})

test('whole numbers are bound as doubles, so that comparisons mean the same for 3 and 3.5', async () => {
  expect(await database.rows('select typeof($1)', [3])).toEqual([['DOUBLE']])
})

test('a query that fails rejects, and the next one works', async () => {
  await expect(database.rows('select nonsense')).rejects.toThrow('nonsense')
  expect(await database.rows('select 1')).toEqual([[1]])
})
