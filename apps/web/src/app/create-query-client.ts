import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/api-error.ts'

/** Answers are kept; only an unreachable server is asked again. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (times, error) => times < 1 && error instanceof ApiError && error.status === 0,
        refetchOnWindowFocus: false,
      },
    },
  })
