import type { InputOf, OperationId, OutputOf } from './operations.ts'
import { requestOf } from './request-of.ts'
import { routes } from './routes.ts'
import { send } from './send.ts'

/** Ask the server to do an operation and wait for its answer. Throws `ApiError`. Long ones: see `startImport`. */
export const api = async <K extends Exclude<OperationId, 'import' | 'export' | 'score-table'>>(
  operation: K,
  input: InputOf<K>,
  signal?: AbortSignal,
): Promise<OutputOf<K>> => {
  const { url, init } = requestOf(routes[operation], input)
  const response = await send(url, signal === undefined ? init : { ...init, signal })
  return response.json()
}
