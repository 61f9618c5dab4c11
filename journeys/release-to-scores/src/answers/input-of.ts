import type { Instrument } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { inputSchema } from '../schema/subject.ts'
import type { RecordInput } from '../scoring/score-record.ts'

/** An input of a record, for reading. */
export const inputForReading = ({ items }: Instrument, input: RecordInput): z.output<typeof inputSchema> => ({
  ...input,
  label: { ...(items[input.item]?.label ?? { en: input.item, fr: input.item }) },
  ...(input.place !== undefined && { place: { ...input.place } }),
})
