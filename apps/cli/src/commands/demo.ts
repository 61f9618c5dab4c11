import { z } from 'zod'
import { appCommand } from '../app-command.ts'

/** `dacryon demo` */
export const demoCommand = appCommand({
  id: 'demo',
  title: 'Make the synthetic consortium and import it',
  summary: `Writes the raw files of a seeded synthetic consortium, as partners would send them, and imports them as any others.
All of it is generated: no value comes from a person. The same seed gives the same files and the same release ids; running it again changes nothing.`,
  input: z.object({
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1)
      .describe('Seed of the generator'),
  }),
  output: z.object({
    seed: z.number(),
    home: z.string(),
    raw: z.string(),
    truth: z.string().exactOptional(),
    releases: z.array(
      z.object({
        id: z.string(),
        study: z.string(),
        title: z.string(),
        kind: z.enum(['study', 'reference']),
        subjects: z.number(),
        observations: z.number(),
      }),
    ),
  }),
  command: { positional: [], examples: ['dacryon demo', 'dacryon demo --home ./try --seed 7'] },
  run: async (home, { seed }, context) => {
    const { makeDemo } = await import('@dacryon/server/demo')
    return makeDemo(home, seed, context)
  },
})
