import { z } from 'zod'
import { captionFields, count, label } from '../../fields.ts'

const reasons = z
  .array(z.strictObject({ reason: label.describe('Reason'), count }))
  .max(8)
  .default([])

/** Flow of participants through a trial, in the order of the CONSORT statement. */
export const consortSchema = z
  .strictObject({
    ...captionFields,
    assessed: count.describe('Assessed for eligibility'),
    excluded: z
      .strictObject({ count: count.default(0), reasons })
      .prefault({})
      .describe('Excluded before randomisation'),
    randomised: count.describe('Randomised'),
    arms: z
      .array(
        z.strictObject({
          label: label.describe('Arm'),
          allocated: count.describe('Allocated'),
          received: count.exactOptional().describe('Received the intervention'),
          notReceived: reasons.describe('Did not receive it, with reasons'),
          lost: reasons.describe('Lost to follow-up or stopped, with reasons'),
          analysed: count.describe('Analysed'),
          notAnalysed: reasons.describe('Not analysed, with reasons'),
        }),
      )
      .max(5),
  })
  .refine(
    ({ arms, randomised }) => arms.length === 0 || arms.reduce((sum, { allocated }) => sum + allocated, 0) === randomised,
    'the arms must add up to the randomised',
  )
