import type { Workshop } from './task.ts'

/** Lets the page or the server breathe between pieces. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** The workshop of one thread: every piece here, one after the other, with room for cancelling between them. */
export const oneThread: Workshop = {
  run: async (task, input, { signal, progress } = {}) => {
    const total = task.pieces(input)
    const done = []
    for (let piece = 0; piece < total; piece++) {
      signal?.throwIfAborted()
      done.push(task.run(input, piece))
      progress?.(piece + 1, total)
      await breathe()
    }
    return done
  },
}
