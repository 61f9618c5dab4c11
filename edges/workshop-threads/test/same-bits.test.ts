import { randomFrom } from '@dacryon/core'
import { computeConsensusClustering } from '@dacryon/stats/clustering'
import { runBootstrap, testPermutation } from '@dacryon/stats/resampling'
import { oneThread, type Workshop } from '@dacryon/stats/workshop'
import { afterAll, describe, expect, it } from 'vitest'
import { ThreadsWorkshop } from '../src/index.ts'

const two = new ThreadsWorkshop(2)
const three = new ThreadsWorkshop(3)
afterAll(async () => {
  await two.close()
  await three.close()
})

const random = randomFrom('same bits')
const x = Float64Array.from({ length: 60 }, () => random.normal())
const y = x.map((value) => value + random.normal())
const points = { rows: 40, columns: 5, data: Float64Array.from({ length: 200 }, () => random.normal()) }

const works: readonly (readonly [string, (workshop: Workshop) => Promise<unknown>])[] = [
  ['bootstrap', (workshop) => runBootstrap('correlation', [x, y], { replicates: 500, seed: 's' }, workshop)],
  [
    'permutations',
    (workshop) =>
      testPermutation(
        x,
        Array.from(x, (_, at) => at < 25),
        { permutations: 2000, seed: 's' },
        workshop,
      ),
  ],
  ['consensus clustering', (workshop) => computeConsensusClustering(points, { seed: 's', to: 3, resamples: 60 }, workshop)],
]

describe.each(works)('%s', (_, work) => {
  it('gives the same bits on one thread, on two and on three', async () => {
    const alone = await work(oneThread)
    expect(await work(two)).toEqual(alone)
    expect(await work(three)).toEqual(alone)
  })
})

it('goes on after a run that was cancelled in its middle, which rejects at once', async () => {
  const stop = new AbortController()
  const running = runBootstrap('correlation', [x, y], { replicates: 100_000, seed: 's' }, two, {
    signal: stop.signal,
    progress: () => stop.abort(new Error('enough')),
  })
  await expect(running).rejects.toThrow('enough')
  expect(await works[0]?.[1](two)).toEqual(await works[0]?.[1](oneThread))
})
