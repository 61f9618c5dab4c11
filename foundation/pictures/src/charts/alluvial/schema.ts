import { z } from 'zod'
import { captionFields, count, label } from '../../fields.ts'

/** How patients move between states from stage to stage. */
export const alluvialSchema = z
  .strictObject({
    ...captionFields,
    stages: z.array(label).max(12).describe('Columns, for example visits'),
    states: z.array(label).max(8).describe('States from top to bottom'),
    flows: z
      .array(
        z.strictObject({
          stage: z.number().int().min(0).describe('Column that is left, from 0'),
          from: label.describe('State there'),
          to: label.describe('State at the next column'),
          count: count.describe('Patients'),
        }),
      )
      .max(1000),
  })
  .refine(({ stages, flows }) => flows.every(({ stage }) => stage < stages.length - 1), 'a flow must leave a column that has a next one')
  .refine(
    ({ states, flows }) => flows.every(({ from, to }) => states.includes(from) && states.includes(to)),
    'a flow names a state that is not in states',
  )
