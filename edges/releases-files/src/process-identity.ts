import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // No such file is the answer: no such process, or a system without /proc.
    return undefined
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When a process started, as any text that no later process of the same number shares; undefined when there is no such process. */
const startOf = (pid: number): string | undefined => {
  if (!alive(pid)) return undefined
  const boot = read('/proc/sys/kernel/random/boot_id')
  if (boot !== undefined) {
    // Behind the name, which may hold blanks and brackets; the 20th of what follows is the start in clock ticks since boot.
    const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
    // A zombie has ended; only its parent has not noticed.
    return fields === undefined || fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`
  }
  try {
    return process.platform === 'win32' ? '' : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    // ps exits with an error when the process ended in between.
    return undefined
  }
}

/** Names this process so that no later one is taken for it: `<pid>-<fingerprint of its start>`. */
export const processIdentity = (): string => `${process.pid}-${short(startOf(process.pid) ?? '')}`

/** True while the process of an identity runs. */
export const isRunning = (identity: string): boolean => {
  const [, pid, start] = /^(\d+)-([0-9a-f]{12})$/.exec(identity) ?? []
  if (pid === undefined) return false
  const now = startOf(Number(pid))
  return now !== undefined && short(now) === start
}
