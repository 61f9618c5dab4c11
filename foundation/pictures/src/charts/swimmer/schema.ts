import { z } from 'zod'
import { axisField, captionFields, label, real } from '../../fields.ts'

/** One lane a patient, with periods and events. */
export const swimmerSchema = z.strictObject({
  ...captionFields,
  time: axisField.describe('Time since what'),
  states: z.array(label).max(8).describe('Kinds of period, in the order of the legend'),
  events: z.array(label).max(8).default([]).describe('Kinds of event, in the order of the legend'),
  patients: z
    .array(
      z.strictObject({
        label: label.describe('Patient'),
        periods: z
          .array(
            z
              .strictObject({ from: real.describe('Start'), to: real.describe('End'), state: label.describe('One of states') })
              .refine(({ from, to }) => from <= to, 'a period must not end before it starts'),
          )
          .max(60),
        events: z
          .array(z.strictObject({ time: real.describe('Time'), event: label.describe('One of events') }))
          .max(100)
          .default([]),
        ongoing: z.boolean().default(false).describe('Still followed at the end: an arrow'),
      }),
    )
    .max(150)
    .describe('From top to bottom'),
})
