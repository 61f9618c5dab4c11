/** Bounds on what a source may hold, so that a small file cannot fill a machine. */
export interface SourceLimits {
  /** Bytes one compressed file may expand to. */
  readonly expandedBytes: number
  /** Bytes given out for each byte taken in, once `freeBytes` are exceeded. */
  readonly ratio: number
  /** Bytes that any compressed file may expand to, whatever its ratio. */
  readonly freeBytes: number
  /** Files a folder may hold. */
  readonly files: number
}

/** 64 GiB expanded, 200 to 1 beyond the first 64 MiB, 100 000 files: far above what cohort and matrix files reach. */
export const defaultLimits: SourceLimits = { expandedBytes: 64 * 2 ** 30, ratio: 200, freeBytes: 64 * 2 ** 20, files: 100_000 }
