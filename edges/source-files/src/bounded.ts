import type { SourceLimits } from './limits.ts'
import { refused } from './refused.ts'

/** Counts what a compressed file expands to and stops where it goes beyond the limits. */
export const bounded = (file: string, limits: SourceLimits): { taken(bytes: number): void; given(bytes: number): void } => {
  let taken = 0
  let given = 0
  return {
    taken: (bytes) => {
      taken += bytes
    },
    given: (bytes) => {
      given += bytes
      if (given <= limits.freeBytes) return
      if (given <= limits.expandedBytes && given <= taken * limits.ratio) return
      const message = `${file} expands to more than ${given <= limits.expandedBytes ? `${limits.ratio} times its size` : `${limits.expandedBytes} bytes`}.`
      throw refused(
        'expands-too-far',
        file,
        message,
        'Check where the file comes from; if it is genuine, decompress it yourself and import that.',
      )
    },
  }
}
