/** One line of the audit log: who did what to which study. Never holds values of data or of inputs. */
export interface AuditEntry {
  /** ISO date-time in UTC. */
  readonly time: string
  readonly who: string
  /** Operation id, or the route where there is none. */
  readonly operation: string
  readonly by: 'http' | 'job' | 'command'
  readonly outcome: 'done' | 'started' | 'bad-input' | 'refused' | 'failed' | 'cancelled'
  readonly status?: number
  readonly study?: string
  readonly release?: string
  readonly job?: string
}

/** Longest study or release name that is believed to be one. */
const longest = 128

/** Study and release that an input and an answer speak of; anything that does not look like an id is left out. */
export const subjectsOf = (input: unknown, answer: unknown): { study?: string; release?: string } => {
  const found: { study?: string; release?: string } = {}
  const name = (value: unknown): value is string => typeof value === 'string' && value.length <= longest && /^[\w.-]+$/.test(value)
  const pick = (from: unknown, key: string): unknown => (typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined)
  const study = pick(input, 'study')
  const released = pick(answer, 'release')
  const release = typeof released === 'object' ? pick(released, 'id') : (released ?? pick(input, 'id'))
  const studyOfRelease = pick(pick(pick(released, 'content'), 'study'), 'id')
  if (name(study)) found.study = study
  else if (name(studyOfRelease)) found.study = studyOfRelease
  if (name(release)) found.release = release
  return found
}
