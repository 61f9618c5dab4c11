/** To a worker. The input of a run is sent once; pieces name the run. */
export type ToWorker =
  | { readonly kind: 'open'; readonly run: number; readonly task: string; readonly input: unknown }
  | { readonly kind: 'piece'; readonly run: number; readonly piece: number }
  | { readonly kind: 'close'; readonly run: number }

/** From a worker. */
export type FromWorker =
  | { readonly kind: 'done'; readonly run: number; readonly piece: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly run: number; readonly piece: number; readonly error: unknown }
