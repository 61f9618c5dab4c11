import { useEffect, useState } from 'preact/hooks'
import { asHash, parseRoute, type Route } from './route.ts'

/** The route in the address bar. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  useEffect(() => {
    const changed = () => setRoute(parseRoute(location.hash))
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return route
}

/** Put options into the address without a step in the history. */
export const showOptions = (page: string, options: Readonly<Record<string, string>>): void => {
  const hash = asHash({ page, options })
  if (hash !== location.hash) history.replaceState(null, '', hash)
}
