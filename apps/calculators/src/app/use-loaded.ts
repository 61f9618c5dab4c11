import { useCallback, useEffect, useState } from 'preact/hooks'

/** Something that is loaded when it is needed. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'failed'; readonly retry: () => void }

/** Load once per key. */
export const useLoaded = <T>(key: string, load: () => Promise<T>): Loaded<T> => {
  const [held, setHeld] = useState<{ readonly key: string; readonly loaded: Loaded<T> }>({ key, loaded: { state: 'loading' } })
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => setAttempt((n) => n + 1), [])
  useEffect(() => {
    let current = true
    const settle = (loaded: Loaded<T>) => current && setHeld({ key, loaded })
    settle({ state: 'loading' })
    load().then(
      (value) => settle({ state: 'there', value }),
      (error: unknown) => {
        console.error(error)
        settle({ state: 'failed', retry })
      },
    )
    return () => {
      current = false
    }
  }, [key, attempt])
  return held.key === key ? held.loaded : { state: 'loading' }
}
