/** Light, dark, or as the device is. */
export type Scheme = 'auto' | 'light' | 'dark'

const key = 'dacryon-scheme'
const dark = matchMedia('(prefers-color-scheme: dark)')

/** What was chosen before. */
export const keptScheme = (): Scheme => {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

const show = (scheme: Scheme): void => {
  const shown = scheme === 'auto' ? (dark.matches ? 'dark' : 'light') : scheme
  document.documentElement.setAttribute('data-scheme', shown)
}

/** Show a scheme and remember it. */
export const chooseScheme = (scheme: Scheme): void => {
  localStorage.setItem(key, scheme)
  show(scheme)
}

dark.addEventListener('change', () => show(keptScheme()))
