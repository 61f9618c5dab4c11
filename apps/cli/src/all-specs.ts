import { operations } from '@dacryon/server/home'
import type { CommandSpec } from './command-spec.ts'
import { appCommands } from './commands/index.ts'
import { deriveSpec } from './derive-spec.ts'

/** Every command there is: those of the program first, then one an operation. */
export const allSpecs = (): readonly CommandSpec[] => [...appCommands, ...operations].flatMap((definition) => deriveSpec(definition) ?? [])
