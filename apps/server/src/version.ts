import manifest from '../package.json' with { type: 'json' }

/** Version of the program. */
export const version: string = manifest.version

/** Name and version as recorded with what the program makes. */
export const program = `dacryon ${version}`
