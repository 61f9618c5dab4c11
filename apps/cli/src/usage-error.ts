/** The command line was not understood: exit 2. */
export class UsageError extends Error {
  /** Command whose help would show the way. */
  readonly command: string | undefined
  constructor(message: string, command?: string) {
    super(message)
    this.name = 'UsageError'
    this.command = command
  }
}
