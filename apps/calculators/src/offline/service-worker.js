// The build puts `const kept = { version, files }` before this: every built file, and one fingerprint of their contents.
/* global kept */
const prefix = 'dacryon-calculators-'
const store = prefix + kept.version

self.addEventListener('install', (event) => {
  const fresh = (path) => new Request(path, { cache: path.startsWith('assets/') ? 'default' : 'no-cache' })
  event.waitUntil(caches.open(store).then((cache) => cache.addAll(kept.files.map(fresh))))
})

self.addEventListener('activate', (event) => {
  const sweep = async () => {
    for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== store) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(sweep())
})

// A new version waits until the page says so: what a person has typed is in the memory of the page alone.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  const answer = async () => {
    const cache = await caches.open(store)
    const wanted = request.mode === 'navigate' ? 'index.html' : request
    return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request)
  }
  event.respondWith(answer())
})
