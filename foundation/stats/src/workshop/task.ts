/**
 * Heavy work that can be cut in pieces. A piece depends on its number and the input alone, so the answer is the same, to the last bit,
 * however many threads share the pieces and in whatever order they are done.
 *
 * The input is given to threads as it is: plain values and typed arrays (large ones over `SharedArrayBuffer`, see `shared`).
 */
export interface Task<Input, Piece> {
  /** Unique and stable: a worker thread finds the task by it in `tasks`. */
  readonly id: string
  /** How many pieces; must not depend on the machine. Some hundred at most, each of some milliseconds or more. */
  pieces(input: Input): number
  /** Pure. */
  run(input: Input, piece: number): Piece
}

/** Keeps the inferred types of a task literal. */
export const task = <Input, Piece>(definition: Task<Input, Piece>): Task<Input, Piece> => definition

/** What a caller may say while work goes on. */
export interface WorkContext {
  readonly signal?: AbortSignal
  /** Told now and then how many pieces are done. */
  progress?(done: number, total: number): void
}

/** Where pieces are worked on: this thread, or several. */
export interface Workshop {
  /**
   * All pieces in their order. Rejects with the reason of the signal when it is aborted, with the first error when a piece throws.
   */
  run<Input, Piece>(task: Task<Input, Piece>, input: Input, context?: WorkContext): Promise<readonly Piece[]>
}
