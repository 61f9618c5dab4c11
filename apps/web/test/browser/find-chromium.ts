import { accessSync, constants } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chromium on this machine: CHROMIUM_PATH, else the usual places; undefined when there is none. */
export const findChromium = (): string | undefined => [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && runs(path))
