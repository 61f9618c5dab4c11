import type { Instrument } from '@dacryon/endpoints/form'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useSpeech } from '../words/speech.tsx'
import type { Entries } from './entry.ts'
import { type ConversionOf, needsConversion, type Reading } from './score-entries.ts'

/** How the forms of a page are read; fetches the tables of units once somebody needs them. */
export const useReading = (instrument: Instrument, forms: readonly Entries[], companion?: unknown): Reading => {
  const { language } = useSpeech()
  const [held, setHeld] = useState<{ readonly conversionOf: ConversionOf }>()
  const needed = held === undefined && forms.some((entries) => needsConversion(instrument, entries))
  useEffect(() => {
    if (needed) void import('@dacryon/endpoints/conversion').then(({ conversionOf }) => setHeld({ conversionOf }))
  }, [needed])
  return useMemo(() => ({ conversionOf: held?.conversionOf, comma: language === 'fr', companion }), [held, language, companion])
}
