import { tasks } from '@dacryon/stats/tasks'
import { oneThread, task } from '@dacryon/stats/workshop'
import { afterAll, expect, it } from 'vitest'
import { ThreadsWorkshop } from '../src/index.ts'

const workshop = new ThreadsWorkshop(3)
afterAll(() => workshop.close())

it('knows every task by one id', () => expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length))

it('fails with the reason where no thread knows the task', async () => {
  const unknown = task<number, number>({ id: 'unknown-task', pieces: () => 4, run: (input, piece) => input * piece })
  await expect(workshop.run(unknown, 2)).rejects.toThrow(/was not opened/)
})

it('stops at once when it is cancelled, and can be used again', async () => {
  const stopped = AbortSignal.abort(new Error('enough'))
  const any = task<number, number>({ id: 'unknown-task', pieces: () => 4, run: (input, piece) => input * piece })
  await expect(workshop.run(any, 2, { signal: stopped })).rejects.toThrow('enough')
})

it('leaves work of one piece to the calling thread', async () => {
  const small = task<number, number>({ id: 'small', pieces: () => 1, run: (input) => input + 1 })
  await expect(workshop.run(small, 41)).resolves.toEqual([42])
  await expect(oneThread.run(small, 41)).resolves.toEqual([42])
})
