// Runs before the first paint so that a remembered dark or light choice does not flash. Same key as the web application.
;(() => {
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('dacryon-scheme') ?? 'auto'
  } catch {
    chosen = 'auto'
  }
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-scheme', dark ? 'dark' : 'light')
})()
