import { setTimeout as wait } from 'node:timers/promises'
import { IssueError } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import type { Job } from '../src/jobs/job.ts'
import { Jobs } from '../src/jobs/jobs.ts'
import type { JsonLines } from '../src/json-lines.ts'

const memoryLines = (before: readonly unknown[] = []): JsonLines & { readonly lines: unknown[] } => {
  const lines: unknown[] = [...before]
  return { lines, add: async (entry) => void lines.push(structuredClone(entry)), read: async () => lines, settled: async () => undefined }
}

const makeJobs = (history = memoryLines(), errors: unknown[] = []): Jobs =>
  new Jobs({ history, now: () => '2026-01-01T00:00:00.000Z', onError: (error) => errors.push(error), keepResults: 2 })

const over = async (jobs: Jobs, id: string): Promise<Job> => {
  let last: Job | undefined
  for await (const job of jobs.watch(id, new AbortController().signal)) last = job
  if (last === undefined) throw new Error('no such job')
  return last
}

describe('jobs', () => {
  it('run one after another and keep what came of them', async () => {
    const jobs = makeJobs()
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await wait(5)
      order.push(`${name} ends`)
      return { name }
    }
    const a = await jobs.start('import', 'ann', {}, work('a'))
    const b = await jobs.start('import', 'ann', {}, work('b'))
    expect(b.status).toBe('queued')
    expect((await over(jobs, b.id)).status).toBe('done')
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(jobs.result(a.id)).toEqual({ name: 'a' })
    expect(jobs.list().map(({ id }) => id)).toEqual([b.id, a.id])
  })

  it('tell watchers how far they are', async () => {
    const jobs = makeJobs()
    const gate = Promise.withResolvers<void>()
    const { id } = await jobs.start('import', 'ann', {}, async ({ progress }) => {
      progress({ doing: 'read', done: 1, total: 4 })
      await gate.promise
    })
    const seen: Job[] = []
    for await (const job of jobs.watch(id, new AbortController().signal)) {
      seen.push(job)
      if (job.progress !== undefined) gate.resolve()
    }
    expect(seen.some(({ progress }) => progress?.done === 1 && progress.total === 4)).toBe(true)
    expect(seen.at(-1)).toMatchObject({ status: 'done' })
    expect(seen.at(-1)).not.toHaveProperty('progress')
  })

  it('are cancelled while they run and while they wait', async () => {
    const jobs = makeJobs()
    const running = await jobs.start(
      'import',
      'ann',
      {},
      ({ signal }) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
    )
    const waiting = await jobs.start('import', 'ann', {}, async () => 'never')
    expect((await jobs.cancel(waiting.id))?.status).toBe('cancelled')
    await jobs.cancel(running.id)
    expect((await over(jobs, running.id)).status).toBe('cancelled')
    expect(jobs.result(waiting.id)).toBeUndefined()
    expect(await jobs.cancel('j-0')).toBeUndefined()
  })

  it('give issues for bad input, and nothing of the inside for anything else', async () => {
    const errors: unknown[] = []
    const jobs = makeJobs(memoryLines(), errors)
    const bad = await jobs.start('import', 'ann', {}, async () => {
      throw new IssueError([{ code: 'number-expected', severity: 'error', message: 'm', remedy: 'r' }])
    })
    const broken = await jobs.start('import', 'ann', {}, async () => {
      throw new Error('secret path')
    })
    expect(await over(jobs, bad.id)).toMatchObject({ status: 'failed', issues: [{ code: 'number-expected' }] })
    const job = await over(jobs, broken.id)
    expect(job).toMatchObject({ status: 'failed', issues: [{ code: 'internal' }] })
    expect(JSON.stringify(job)).not.toContain('secret')
    expect(errors).toHaveLength(1)
  })

  it('of a process that is gone are interrupted after a restart; those of another living one are left', async () => {
    const job = { operation: 'import', input: {}, by: 'ann', createdAt: '2025-01-01T00:00:00.000Z' }
    const history = memoryLines([
      { ...job, id: 'j-1', status: 'queued', process: 2 ** 22 + 1 },
      { ...job, id: 'j-1', status: 'running', process: 2 ** 22 + 1 },
      { ...job, id: 'j-2', status: 'done', process: 2 ** 22 + 1 },
      { ...job, id: 'j-3', status: 'running', process: process.ppid },
      { torn: true },
    ])
    const jobs = makeJobs(history)
    await jobs.load()
    expect(jobs.list().map(({ id, status }) => [id, status])).toEqual([
      ['j-3', 'running'],
      ['j-2', 'done'],
      ['j-1', 'interrupted'],
    ])
    expect(history.lines.at(-1)).toMatchObject({ id: 'j-1', status: 'interrupted' })
  })

  it('end even when the history cannot be written', async () => {
    const errors: unknown[] = []
    const history = memoryLines()
    const jobs = makeJobs(history, errors)
    const { id } = await jobs.start('import', 'ann', {}, async () => {
      history.add = () => Promise.reject(new Error('no space left'))
      return 'made'
    })
    expect((await over(jobs, id)).status).toBe('done')
    expect(errors).toHaveLength(1)
  })

  it('let the oldest results go', async () => {
    const jobs = makeJobs()
    const ids: string[] = []
    for (const result of ['a', 'b', 'c']) ids.push((await jobs.start('import', 'ann', {}, async () => result)).id)
    await over(jobs, ids[2] ?? '')
    expect(ids.map((id) => jobs.result(id))).toEqual([undefined, 'b', 'c'])
  })

  it('are stopped and waited for at the end', async () => {
    const jobs = makeJobs()
    let cleaned = false
    const begun = Promise.withResolvers<void>()
    const { id } = await jobs.start('import', 'ann', {}, async ({ signal }) => {
      begun.resolve()
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      await wait(5)
      cleaned = true
      signal.throwIfAborted()
    })
    await begun.promise
    await jobs.close()
    expect(cleaned).toBe(true)
    expect(jobs.get(id)?.status).toBe('cancelled')
  })
})
