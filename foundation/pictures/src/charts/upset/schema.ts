import { z } from 'zod'
import { captionFields, count, label } from '../../fields.ts'

/** Which sets occur together, exclusive intersections. */
export const upsetSchema = z
  .strictObject({
    ...captionFields,
    members: label.default('Patients').describe('What is counted'),
    sets: z.array(z.strictObject({ label: label.describe('Set'), size: count.describe('Members of the set') })).max(20),
    intersections: z
      .array(
        z.strictObject({
          sets: z.array(label).describe('Exactly these sets, none other; empty for members of none'),
          count: count.describe('Members'),
        }),
      )
      .max(60)
      .describe('From left to right'),
  })
  .refine(
    ({ sets, intersections }) => intersections.every((one) => one.sets.every((name) => sets.some(({ label: known }) => known === name))),
    'an intersection names an unknown set',
  )
