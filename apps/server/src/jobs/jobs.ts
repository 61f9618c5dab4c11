import { randomBytes } from 'node:crypto'
import { type Issue, IssueError } from '@dacryon/core'
import type { OperationContext, Progress } from '@dacryon/core/operation'
import { subjectsOf } from '../audit.ts'
import type { JsonLines } from '../json-lines.ts'
import { foldHistory } from './history.ts'
import { isOver, type Job } from './job.ts'

export interface JobsOptions {
  readonly history: JsonLines
  readonly now: () => string
  /** Told about everything that goes wrong inside a job and is no matter of its input. */
  readonly onError: (error: unknown, job: Job) => void
  /** Told when a job is over. */
  readonly onEnd?: (job: Job) => Promise<void>
  /** Jobs at one time; the others wait. */
  readonly atOnce?: number
  /** Results kept in memory; the oldest are let go. */
  readonly keepResults?: number
}

type Work = (context: OperationContext) => Promise<unknown>
interface Running {
  readonly work: Work
  readonly stop: AbortController
  ended?: Promise<void>
}

const internal: Issue = {
  code: 'internal',
  severity: 'error',
  message: 'Something went wrong inside the program.',
  remedy: 'Try again; if it happens again, report it with the time of the job.',
}

/** Runs long work one after another inside the process, remembers what came of it, and tells watchers how far it is. */
export class Jobs {
  readonly #options: JobsOptions
  readonly #jobs = new Map<string, Job>()
  readonly #results = new Map<string, unknown>()
  readonly #alive = new Map<string, Running>()
  readonly #waiting: string[] = []
  readonly #watchers = new Map<string, Set<() => void>>()
  #active = 0
  #closed = false

  constructor(options: JobsOptions) {
    this.#options = options
  }

  /** Read the history. Jobs of a process that is gone become `interrupted`. */
  async load(): Promise<void> {
    for (const { job, changed } of foldHistory(await this.#options.history.read(), this.#options.now())) {
      this.#jobs.set(job.id, job)
      if (changed) await this.#record(job)
    }
  }

  /** Newest first. */
  list(): readonly Job[] {
    return [...this.#jobs.values()].toReversed()
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id)
  }

  result(id: string): unknown {
    return this.#results.get(id)
  }

  async start(operation: string, by: string, input: Record<string, unknown>, work: Work): Promise<Job> {
    if (this.#closed) throw new Error('The job runner is closed')
    const job: Job = { id: `j-${randomBytes(8).toString('hex')}`, operation, input, status: 'queued', by, createdAt: this.#options.now() }
    this.#jobs.set(job.id, job)
    this.#alive.set(job.id, { work, stop: new AbortController() })
    this.#waiting.push(job.id)
    await this.#record(job)
    this.#next()
    return this.#jobs.get(job.id) ?? job
  }

  /** Ask a job to stop; it is over when it says so. Gives the job, or undefined when there is none. */
  async cancel(id: string): Promise<Job | undefined> {
    const job = this.#jobs.get(id)
    const running = this.#alive.get(id)
    if (job === undefined || running === undefined || isOver(job)) return job
    running.stop.abort(new Error('cancelled'))
    const place = this.#waiting.indexOf(id)
    if (place >= 0) {
      this.#waiting.splice(place, 1)
      await this.#end(id, { status: 'cancelled' })
    }
    return this.#jobs.get(id)
  }

  /** The job now and after every change, until it is over. Changes that come faster than they are read are folded. */
  async *watch(id: string, signal: AbortSignal): AsyncGenerator<Job> {
    let changed = Promise.withResolvers<void>()
    const wake = () => changed.resolve()
    const watchers = this.#watchers.get(id) ?? new Set()
    this.#watchers.set(id, watchers.add(wake))
    signal.addEventListener('abort', wake)
    try {
      while (!signal.aborted) {
        const job = this.#jobs.get(id)
        if (job === undefined) return
        changed = Promise.withResolvers<void>()
        yield job
        if (isOver(job) || this.#closed) return
        await changed.promise
      }
    } finally {
      signal.removeEventListener('abort', wake)
      watchers.delete(wake)
    }
  }

  /** Stop everything that runs and wait for it. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#alive.keys()].map((id) => this.cancel(id)))
    await Promise.all([...this.#alive.values()].map(({ ended }) => ended))
    for (const watchers of this.#watchers.values()) for (const wake of watchers) wake()
    await this.#options.history.settled()
  }

  #next(): void {
    while (this.#active < (this.#options.atOnce ?? 1)) {
      const id = this.#waiting.shift()
      const running = id === undefined ? undefined : this.#alive.get(id)
      if (id === undefined || running === undefined) return
      this.#active++
      running.ended = this.#run(id, running)
    }
  }

  async #run(id: string, { work, stop }: Running): Promise<void> {
    this.#change(id, { status: 'running', startedAt: this.#options.now() })
    try {
      await this.#recordNow(id)
      stop.signal.throwIfAborted()
      const result = await work({ signal: stop.signal, progress: (progress: Progress) => this.#change(id, { progress: { ...progress } }) })
      this.#keep(id, result)
      await this.#end(id, { status: 'done', ...subjectsOf(undefined, result) })
    } catch (error) {
      if (stop.signal.aborted) await this.#end(id, { status: 'cancelled' })
      else if (error instanceof IssueError) await this.#end(id, { status: 'failed', issues: [...error.issues] })
      else {
        const job = this.#jobs.get(id)
        if (job !== undefined) this.#options.onError(error, job)
        await this.#end(id, { status: 'failed', issues: [internal] })
      }
    } finally {
      this.#active--
      this.#next()
    }
  }

  #keep(id: string, result: unknown): void {
    this.#results.set(id, result)
    const [oldest] = this.#results.keys()
    if (oldest !== undefined && this.#results.size > (this.#options.keepResults ?? 20)) this.#results.delete(oldest)
  }

  #change(id: string, change: Partial<Job>): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    this.#jobs.set(id, { ...job, ...change })
    for (const wake of this.#watchers.get(id) ?? []) wake()
  }

  async #end(id: string, change: Partial<Job>): Promise<void> {
    const before = this.#jobs.get(id)
    if (before === undefined) return
    const { progress: _, ...rest } = before
    const job = { ...rest, ...change, endedAt: this.#options.now() }
    // What follows from the end (an upload that is let go) happens before anybody is told of it.
    try {
      await this.#options.onEnd?.(job)
      await this.#record(job)
    } catch (error) {
      // A log that cannot be written (a full disk) must not leave the job running for ever.
      this.#options.onError(error, job)
    }
    this.#alive.delete(id)
    this.#jobs.set(id, job)
    for (const wake of this.#watchers.get(id) ?? []) wake()
  }

  async #recordNow(id: string): Promise<void> {
    const job = this.#jobs.get(id)
    if (job !== undefined) await this.#record(job)
  }

  #record(job: Job): Promise<void> {
    const { progress: _, ...kept } = job
    return this.#options.history.add({ ...kept, process: process.pid })
  }
}
