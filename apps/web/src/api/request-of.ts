import type { Route } from './routes.ts'

/** An operation's input as an HTTP request: path parameters first, then the rest as query (GET) or JSON body (POST). */
export const requestOf = (route: Route, input: object): { readonly url: string; readonly init: RequestInit } => {
  const rest = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  if (route.method === 'GET') {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString()
    return { url: query === '' ? path : `${path}?${query}`, init: { method: 'GET' } }
  }
  return {
    url: path,
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(rest)) },
  }
}
