import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const shared = process.env.DACRYON_SHARED ?? resolve(root, '..', 'shared')

/** Path of a reference file that lives beside the checkout, or undefined where there is none. */
export const sharedPath = (...parts: readonly string[]): string | undefined => {
  const path = join(shared, ...parts)
  return existsSync(path) ? path : undefined
}

/** Reason printed by tests that are skipped for want of reference data. */
export const noShared = 'reference data is not beside this checkout (set DACRYON_SHARED to its folder)'
