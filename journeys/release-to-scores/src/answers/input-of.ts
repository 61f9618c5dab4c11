import { findInstrument, type Instrument } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { inputSchema } from '../schema/subject.ts'
import type { RecordInput } from '../scoring/score-record.ts'

/** An input of a record, for reading. */
export const inputForReading = ({ items }: Instrument, { place, through, ...input }: RecordInput): z.output<typeof inputSchema> => {
  const source = findInstrument(input.from?.split('.')[0] ?? '')
  return {
    ...input,
    label: { ...(items[input.item]?.label ?? { en: input.item, fr: input.item }) },
    ...(place !== undefined && { place: { ...place } }),
    ...(through !== undefined && source !== undefined && { through: through.map((leaf) => inputForReading(source, leaf)) }),
  }
}
