import { useEffect, useState } from 'preact/hooks'

/** Registers the service worker. Gives whether the pages are kept for use without a network, and how to load a version that waits. */
export const useOffline = (): { readonly kept: boolean; readonly update: (() => void) | undefined } => {
  const [kept, setKept] = useState(false)
  const [waiting, setWaiting] = useState<ServiceWorker>()
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    const watch = (registration: ServiceWorkerRegistration) => {
      const look = () => serviceWorker.controller !== null && setWaiting(registration.waiting ?? undefined)
      look()
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
    }
    serviceWorker.register('service-worker.js').then(watch, console.error)
    void serviceWorker.ready.then(() => setKept(true))
  }, [])
  const update = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting?.postMessage('take-over')
  }
  return { kept, update: waiting === undefined ? undefined : update }
}
