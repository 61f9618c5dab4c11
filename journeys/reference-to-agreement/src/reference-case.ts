import { z } from 'zod'

const tolerance = z.object({ rel: z.number().nullish(), abs: z.number().nullish() })

/** One case of an expected file: what another program computed, from what, and how close one must come. */
const referenceCase = z.object({
  id: z.string().min(1),
  function: z.string().optional(),
  package: z.string().nullish(),
  version: z.string().nullish(),
  /** What the other program ran; constants that stand only there are read out of it. */
  call: z.string().default(''),
  inputs: z.union([z.string(), z.array(z.string())]).nullish(),
  args: z.record(z.string(), z.unknown()).nullish(),
  kind: z.enum(['exact', 'iterative', 'stochastic']),
  tolerance,
  result: z.unknown(),
  note: z.string().nullish(),
})

/** `expected/<method>.json`. */
export const expectedFile = z.object({ method: z.string(), title: z.string().default(''), cases: z.array(referenceCase).min(1) })

/** `index.json`: names of expected files as keys or as a list. */
export const referenceIndex = z.object({
  methods: z.union([z.array(z.string()).min(1), z.record(z.string(), z.unknown()).transform((methods) => Object.keys(methods))]),
})

export type ReferenceCase = z.output<typeof referenceCase>
