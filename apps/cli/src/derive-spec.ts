import { answersWithFile, answersWithFolder, fieldsOf } from '@dacryon/core/input'
import type { z } from 'zod'
import { asFlag, type CommandSpec, type Flag } from './command-spec.ts'

/** The parts of an operation that make a command of it. */
export interface Commanded {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly input: z.ZodObject
  readonly output: z.ZodType
  readonly command?: { readonly positional: readonly string[]; readonly examples: readonly string[] }
}

const outOf = (output: z.ZodType): Pick<CommandSpec, 'out'> =>
  answersWithFile(output) ? { out: 'file' } : answersWithFolder(output) ? { out: 'folder' } : {}

/** The command that an operation is; undefined for one that is no command. */
export const deriveSpec = ({ id, title, summary, input, output, command }: Commanded): CommandSpec | undefined => {
  if (command === undefined) return undefined
  const all = fieldsOf(input).map((field): Flag => ({ ...field, flag: asFlag(field.name) }))
  const positional = command.positional.map((name) => {
    const found = all.find((field) => field.name === name)
    if (found === undefined) throw new Error(`The command ${id} has no input field ${name} to be given by position`)
    return found
  })
  const undescribed = all.find(({ describes }) => describes === '')
  if (undescribed !== undefined) throw new Error(`The field ${undescribed.name} of ${id} has no description`)
  return {
    id,
    title,
    summary,
    positional,
    flags: all.filter((field) => !positional.includes(field)),
    examples: command.examples,
    ...outOf(output),
  }
}
