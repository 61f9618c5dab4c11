import { z } from 'zod'

const name = z.string().optional().catch(undefined)
const number = z.number().optional().catch(undefined)
const bag = z.record(z.string(), z.unknown()).catch({})

const test = z
  .object({ id: name, measure: name, metWhen: z.unknown().optional(), abnormal: z.unknown().optional() })
  .catch({ metWhen: undefined, abnormal: undefined })

const domain = z
  .object({
    id: name,
    points: number,
    option: name,
    warn: z.object({ flag: name, measure: name }).optional().catch(undefined),
    tests: z.array(test).catch([]),
  })
  .catch({ tests: [] })

/**
 * What can be made out of any JSON value, so that the parts of a composite are checked against each other even where its shape is wrong, and
 * a person gets every problem at once. Never fails.
 */
export const compositeSkeleton = z
  .object({
    measures: bag,
    domains: z.array(domain).catch([]),
    responder: z.object({ atLeast: number, whenMissing: z.unknown().optional() }).catch({ whenMissing: undefined }),
    zeroOptions: bag,
  })
  .catch({ measures: {}, domains: [], responder: { whenMissing: undefined }, zeroOptions: {} })

export type Skeleton = z.infer<typeof compositeSkeleton>
