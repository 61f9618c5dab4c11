import type { JobFile } from './job-file.ts'

/** How the numbers of a matrix are to be understood. */
export interface MatrixSettings {
  /** Base of the logarithms in the file; absent for raw values. */
  readonly sourceBase: number | undefined
  readonly zeroMeansNoInfo: boolean
  readonly allowMissing: boolean
  readonly probabilities: 'error' | 'warning'
}

/** Settings of a matrix job; contradictions go to the log. */
export const matrixSettings = (job: JobFile): MatrixSettings => {
  const type = job.choice('DATA_TYPE', ['R', 'L'], 'R')
  const baseText = job.text('SRC_LOG_BASE')
  const base = Number(baseText)
  const isBase = base > 0 && base !== 1 && Number.isFinite(base)
  if (type === 'L' && baseText === undefined)
    job.complain(
      'params-key-absent',
      'SRC_LOG_BASE',
      'Log-transformed data need SRC_LOG_BASE, the base of their logarithms.',
      'Add SRC_LOG_BASE=2, or the base that was used.',
      'a base',
    )
  else if (type === 'L' && !isBase)
    job.complain(
      'params-value-unknown',
      'SRC_LOG_BASE',
      'SRC_LOG_BASE is no base of logarithms.',
      'Write a positive number other than 1.',
      'a positive number',
    )
  else if (type === 'R' && baseText !== undefined)
    job.complain(
      'params-value-unknown',
      'SRC_LOG_BASE',
      'SRC_LOG_BASE stands with raw data.',
      'Take it out, or set DATA_TYPE=L.',
      'SRC_LOG_BASE with DATA_TYPE=L only',
    )
  const logBase = job.text('LOG_BASE')
  if (logBase !== undefined && Number(logBase) !== 2)
    job.complain(
      'params-value-unknown',
      'LOG_BASE',
      'Logarithms are stored to base 2 only.',
      'Write LOG_BASE=2, or take the line out.',
      '2',
    )
  return {
    // Without a base the import is refused; any base lets the rest of the file be looked at.
    sourceBase: type === 'R' ? undefined : isBase ? base : 2,
    zeroMeansNoInfo: job.flag('ZERO_MEANS_NO_INFO'),
    allowMissing: job.flag('ALLOW_MISSING_ANNOTATIONS'),
    probabilities: job.choice('PROB_IS_NOT_1', ['ERROR', 'WARN'], 'ERROR') === 'WARN' ? 'warning' : 'error',
  }
}
