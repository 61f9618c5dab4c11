import type { OperationContext } from '@dacryon/core/operation'
import type { Home } from '@dacryon/server/home'
import type { z } from 'zod'
import type { Commanded } from './derive-spec.ts'

/** What a command of the program itself may use. */
export interface CommandContext extends OperationContext {
  /** Write a line for the person or program that waits for it, before the command is over. */
  say(line: string): void
  readonly json: boolean
}

/** A command that is no operation of the house: it starts or fills something on this machine. Same shape, no address. */
export interface AppCommand<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> extends Commanded {
  readonly input: Input
  readonly output: Output
  run(home: Home, input: z.output<Input>, context: CommandContext): Promise<z.output<Output>>
}

/** Keeps the inferred types of a command literal. */
export const appCommand = <Input extends z.ZodObject, Output extends z.ZodType>(
  definition: AppCommand<Input, Output>,
): AppCommand<Input, Output> => definition
