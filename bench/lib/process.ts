import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** What one whole process took. */
export interface ProcessCost {
  readonly seconds: number
  /** Highest resident memory seen, in MiB; read from the kernel's own high-water mark twenty times a second. */
  readonly peakMiB: number
  readonly stdout: string
}

const highWaterMark = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch (error) {
    // The process may end between two looks; its last mark stands.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return 0
    throw error
  }
}

/** Run a command to its end and account for it; throws when it fails. */
export const costOf = async (command: string, args: readonly string[]): Promise<ProcessCost> => {
  const started = performance.now()
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let peakMiB = 0
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, highWaterMark(child.pid ?? 0))
  }, 50)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(watch)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - started) / 1000, peakMiB, stdout }
}

/** Median of several timings of a function, in milliseconds, after one that is not counted; the first one comes beside it. */
export const timesOf = async (
  runs: number,
  work: () => Promise<unknown> | unknown,
): Promise<{ readonly first: number; readonly median: number; readonly max: number }> => {
  const timings: number[] = []
  for (let run = 0; run <= runs; run++) {
    const started = performance.now()
    await work()
    timings.push(performance.now() - started)
  }
  const [first = 0, ...later] = timings
  const sorted = later.toSorted((a, b) => a - b)
  return { first, median: sorted[Math.floor(sorted.length / 2)] ?? first, max: sorted.at(-1) ?? first }
}

/** Forget the page cache, so that the next read comes from disk. True when the system let us. */
export const dropCaches = (): boolean => {
  const { status } = spawnSync('sh', ['-c', 'sync; echo 3 > /proc/sys/vm/drop_caches'], { stdio: 'ignore' })
  return status === 0
}
