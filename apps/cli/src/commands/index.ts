import type { AppCommand } from '../app-command.ts'
import { demoCommand } from './demo.ts'
import { serveCommand } from './serve.ts'

/** Commands of the program itself, beside the operations. */
export const appCommands = [demoCommand, serveCommand] as unknown as readonly AppCommand[]
