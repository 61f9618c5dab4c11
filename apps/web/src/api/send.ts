import type { Issue } from '@dacryon/core'
import { ApiError } from './api-error.ts'

const issuesOf = (body: unknown): readonly Issue[] =>
  typeof body === 'object' && body !== null && 'issues' in body && Array.isArray(body.issues) ? body.issues : []

/** Fetch that throws an `ApiError` for everything but success. */
export const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(url, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(0, [], { cause })
  }
  if (response.ok) return response
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  throw new ApiError(response.status, isJson ? issuesOf(await response.json()) : [])
}
