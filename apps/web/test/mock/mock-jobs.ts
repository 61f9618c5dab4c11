import type { Job, JobAnswer } from '../../src/api/job.ts'
import type { MockStudy } from './mock-study.ts'

type Result = NonNullable<JobAnswer['result']>

const badIssues = (): Result['preview']['issues'] => [
  {
    code: 'number-expected',
    severity: 'error',
    message: 'A number was expected here.',
    remedy: 'Correct the cell, or map the text to a value in the word map.',
    file: 'clinical/data.tsv',
    line: 14,
    column: 'ESSPRI_DRYNESS',
    value: 'seven',
    expected: 'a number',
  },
  {
    code: 'duplicate-observation',
    severity: 'error',
    message: 'The same patient, visit and variable occur twice.',
    remedy: 'Remove one of the two lines.',
    file: 'clinical/data.tsv',
    line: 88,
    column: 'AGE',
    value: '54',
  },
  ...Array.from({ length: 180 }, (_, index) => ({
    code: 'value-implausible',
    severity: 'warning' as const,
    message: 'The value lies outside the plausible range.',
    remedy: 'Check the value with the centre.',
    file: 'clinical/data.tsv',
    line: 100 + index,
    column: 'IGG',
    value: String(200 + index),
    expected: '0 to 100',
  })),
]

/** Jobs that take a moment, and end as their path says: a path with `bad` has errors, one with `slow` runs until it is cancelled. */
export class MockJobs {
  readonly #jobs = new Map<string, { job: Job; result?: Result; since: number; path: string }>()
  readonly #study: MockStudy
  readonly #duration: number
  #next = 1

  constructor(study: MockStudy, duration: number) {
    this.#study = study
    this.#duration = duration
  }

  start(input: Readonly<Record<string, unknown>>): Job {
    const path = String(input.path ?? '')
    const id = `j-${String(this.#next++).padStart(16, '0')}`
    const now = new Date().toISOString()
    const job: Job = {
      id,
      operation: 'import',
      input,
      status: 'running',
      by: 'researcher',
      createdAt: now,
      startedAt: now,
      progress: { doing: 'read clinical/data.tsv', done: 0, total: 100 },
    }
    this.#jobs.set(id, { job, since: Date.now(), path })
    return job
  }

  /** The job as it stands now. */
  get(id: string): JobAnswer | undefined {
    const entry = this.#jobs.get(id)
    if (entry === undefined) return undefined
    const { job, since, path } = entry
    if (job.status === 'running') {
      const share = (Date.now() - since) / this.#duration
      if (share < 1 || path.includes('slow')) {
        const done = path.includes('slow') ? 42 : Math.round(share * 100)
        entry.job = { ...job, progress: { doing: done < 60 ? 'read clinical/data.tsv' : 'sort and count', done, total: 100 } }
      } else this.#end(entry)
    }
    return { job: entry.job, ...(entry.result === undefined ? {} : { result: entry.result }) }
  }

  list(): readonly Job[] {
    return [...this.#jobs.keys()].toReversed().flatMap((id) => this.get(id)?.job ?? [])
  }

  cancel(id: string): Job | undefined {
    const entry = this.#jobs.get(id)
    if (entry !== undefined && entry.job.status === 'running') {
      const { progress: _, ...job } = entry.job
      entry.job = { ...job, status: 'cancelled', endedAt: new Date().toISOString() }
    }
    return entry?.job
  }

  #end(entry: { job: Job; result?: Result; path: string }): void {
    const { progress: _, ...job } = entry.job
    const dryRun = job.input.dryRun === true
    const bad = entry.path.includes('bad')
    const { release, nodes, issues } = this.#study
    const { content } = release
    const endedAt = new Date().toISOString()
    if (bad && !dryRun) {
      entry.job = { ...job, status: 'failed', endedAt, issues: badIssues() }
      return
    }
    entry.job = { ...job, status: 'done', endedAt, study: content.study.id, ...(dryRun ? {} : { release: release.id }) }
    entry.result = {
      preview: {
        study: content.study,
        counts: content.counts,
        visits: content.visits,
        nodes: [...nodes],
        assays: content.assays,
        issues: bad ? badIssues() : [...issues],
      },
      format: { id: 'transmart', because: 'clinical/clinical.params names a column map and data files' },
      ...(dryRun ? {} : { release }),
    }
  }
}
