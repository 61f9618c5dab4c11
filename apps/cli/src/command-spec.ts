import type { Field } from '@dacryon/core/input'

/** A field of a command with the name of its flag. */
export interface Flag extends Field {
  /** Kebab-case, without the dashes. */
  readonly flag: string
}

/** What help and argument reading need to know of a command: plain data, so that neither loads the program. */
export interface CommandSpec {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly positional: readonly Flag[]
  readonly flags: readonly Flag[]
  readonly examples: readonly string[]
  /** It answers with a file, or with a folder of files beside what it shows: `--out` says where to. */
  readonly out?: 'file' | 'folder'
}

/** `byVisit` to `by-visit`. */
export const asFlag = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
