const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** The first signal asks the work to stop and clean up; the second ends the program at once. */
export const stopOnSignals = (): { readonly signal: AbortSignal; readonly status: () => number } => {
  const stop = new AbortController()
  let status = 130
  for (const [name, number] of Object.entries(statuses)) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(number)
      status = number
      stop.abort(new Error(`stopped by ${name}`))
    })
  }
  return { signal: stop.signal, status: () => status }
}
