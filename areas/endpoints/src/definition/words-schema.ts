import { z } from 'zod'

/** Words in both languages. */
export const wordsSchema = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })
