import { localStorageColorSchemeManager } from '@mantine/core'

/** Remembers light or dark under the key that `public/scheme.js` reads before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: 'dacryon-scheme' })
