import { Worker } from 'node:worker_threads'
import { oneThread, type Task, type WorkContext, type Workshop } from '@dacryon/stats/workshop'
import type { FromWorker, ToWorker } from './messages.ts'

/** Pieces given to a worker ahead of its answers, so that it never waits for the next. */
const ahead = 2

interface Run {
  settle(message: FromWorker): void
  fail(error: unknown): void
}

/** A thread that knows which runs it works for. */
class Bench {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url))
  readonly runs = new Map<number, Run>()
  broken = false

  constructor() {
    this.#worker.unref()
    this.#worker.on('message', (message: FromWorker) => this.runs.get(message.run)?.settle(message))
    this.#worker.on('error', (error) => this.#break(error))
    this.#worker.on('exit', (code) => this.#break(new Error(`A worker thread ended with code ${code}.`)))
  }

  send(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  /** A process must not end while somebody waits for a piece. */
  hold(waiting: boolean): void {
    if (waiting) this.#worker.ref()
    else if (this.runs.size === 0) this.#worker.unref()
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #break(error: unknown): void {
    this.broken = true
    for (const run of this.runs.values()) run.fail(error)
    this.runs.clear()
  }
}

/**
 * Work shared by threads. Threads start when they are first needed and stay; the input of a run is sent once to each (typed arrays over
 * `SharedArrayBuffer` are not copied). A run that is cancelled stops at once for the one who waits; pieces under way are let finish and their
 * answers dropped.
 */
export class ThreadsWorkshop implements Workshop {
  readonly #threads: number
  #benches: Bench[] = []
  #lastRun = 0

  /** `threads`: how many work at a time; with one, the calling thread does it all. */
  constructor(threads: number) {
    this.#threads = threads
  }

  async run<Input, Piece>(task: Task<Input, Piece>, input: Input, context: WorkContext = {}): Promise<readonly Piece[]> {
    const total = task.pieces(input)
    if (this.#threads < 2 || total < 2) return oneThread.run(task, input, context)
    context.signal?.throwIfAborted()
    this.#lastRun += 1
    return share(this.#open(), this.#lastRun, task, input, total, context)
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    const benches = this.#benches
    this.#benches = []
    await Promise.all(benches.map((bench) => bench.end()))
  }

  #open(): readonly Bench[] {
    this.#benches = this.#benches.filter((bench) => !bench.broken)
    while (this.#benches.length < this.#threads) this.#benches.push(new Bench())
    return this.#benches
  }
}

const share = <Input, Piece>(
  benches: readonly Bench[],
  run: number,
  task: Task<Input, Piece>,
  input: Input,
  total: number,
  { signal, progress }: WorkContext,
): Promise<readonly Piece[]> =>
  new Promise((resolve, reject) => {
    const answers: Piece[] = new Array(total)
    let [next, done] = [0, 0]
    const leave = (): void => {
      signal?.removeEventListener('abort', stop)
      for (const bench of benches) {
        bench.runs.delete(run)
        if (!bench.broken) bench.send({ kind: 'close', run })
        bench.hold(false)
      }
    }
    const fail = (error: unknown): void => {
      leave()
      reject(error)
    }
    const stop = (): void => fail(signal?.reason)
    const give = (bench: Bench): void => {
      if (next < total) bench.send({ kind: 'piece', run, piece: next++ })
    }
    const settle = (bench: Bench, message: FromWorker): void => {
      if (message.kind === 'failed') {
        fail(message.error)
        return
      }
      // The registry of the worker and the caller's task are one and the same, so the value is of the task's type.
      answers[message.piece] = message.value as Piece
      done += 1
      progress?.(done, total)
      if (done < total) give(bench)
      else {
        leave()
        resolve(answers)
      }
    }
    signal?.addEventListener('abort', stop, { once: true })
    for (const bench of benches) {
      bench.runs.set(run, { settle: (message) => settle(bench, message), fail })
      bench.hold(true)
      bench.send({ kind: 'open', run, task: task.id, input })
      for (let piece = 0; piece < ahead; piece++) give(bench)
    }
  })
