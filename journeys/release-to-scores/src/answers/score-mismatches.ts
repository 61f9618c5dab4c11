import { isMissing, resultText } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { mismatchSchema, scoreMismatchesSchema } from '../schema/mismatches.ts'
import { longText } from '../scoring/derived-value.ts'
import { conceptsByVariable } from '../scoring/item-sources.ts'
import type { Prepared } from '../scoring/prepared.ts'
import { textOfValue } from '../scoring/read-value.ts'
import { placeOfRow } from '../scoring/resolve-item.ts'
import { type ScoredSubject, scoredSubjects } from '../scoring/scored-subjects.ts'
import { eyeOf } from '../scoring/sides.ts'
import { aboutPlan, aboutStudy } from './about.ts'
import { agreementOf } from './agrees.ts'
import { inputForReading } from './input-of.ts'
import { resultOf } from './result-of.ts'
import { type Total, totalsOf } from './totals.ts'

type Mismatch = z.output<typeof mismatchSchema>
type Compared = z.output<typeof scoreMismatchesSchema>['compared'][number]

interface Comparison {
  readonly total: Total
  readonly row: Compared
}

/** What can be compared in a study: one line a concept that holds a total and the result that it should equal. */
const comparisonsOf = async (prepared: Prepared): Promise<readonly Comparison[]> => {
  const concepts = conceptsByVariable(await prepared.opened.nodes())
  return totalsOf(prepared.instruments).flatMap((total) =>
    (concepts.get(total.variable) ?? []).map(({ code = '', name }) => {
      const label = prepared.instruments.get(total.instrument)?.instrument.results[total.result]?.label ?? {
        en: total.result,
        fr: total.result,
      }
      const { variable, instrument, result } = total
      const counts = { totals: 0, exact: 0, rounded: 0, different: 0, unknown: 0 }
      return { total, row: { concept: code, name, variable, instrument, result, label: { ...label }, ...counts } }
    }),
  )
}

const compareSubject = (prepared: Prepared, { total, row }: Comparison, { subject, scores }: ScoredSubject, found: Mismatch[]): void => {
  const instrument = prepared.instruments.get(total.instrument)?.instrument
  if (instrument === undefined) return
  const records = scores.records(total.instrument)
  for (const visit of scores.visits)
    for (const observed of scores.rowsOf(visit, row.concept)) {
      const { value } = observed
      if (value.kind === 'missing') continue
      if (prepared.reader !== undefined && observed.reader !== undefined && observed.reader !== prepared.reader) continue
      row.totals++
      const eye = total.eye ?? (observed.eye === undefined ? undefined : eyeOf(observed.eye))
      const record = records.find((one) => one.visit === visit && (one.eye === undefined ? total.eye === undefined : one.eye === eye))
      const recomputed = record === undefined ? undefined : resultOf(record, total.result)
      if (record === undefined || recomputed === undefined || isMissing(recomputed)) {
        row.unknown++
        continue
      }
      const { kind, difference } = agreementOf(value, recomputed)
      row[kind]++
      if (kind === 'different')
        found.push({
          instrument: total.instrument,
          result: total.result,
          concept: row.concept,
          subject,
          visit,
          inFile: textOfValue(value),
          recomputed: typeof recomputed === 'object' ? longText(recomputed) : resultText(recomputed),
          ...(difference !== undefined && { difference }),
          place: { ...placeOfRow(observed) },
          inputs: record.inputs.map((input) => inputForReading(instrument, input)),
        })
    }
}

/** Dictionary variables of every total that could be compared. */
export const totalVariables = (instruments: Prepared['instruments']): readonly string[] =>
  totalsOf(instruments).map(({ variable }) => variable)

/** Totals of the files against recomputed ones: counts of each, and every difference with both values and their places. */
export const scoreMismatches = async (prepared: Prepared, signal: AbortSignal): Promise<z.output<typeof scoreMismatchesSchema>> => {
  const comparisons = await comparisonsOf(prepared)
  const mismatches: Mismatch[] = []
  for await (const one of scoredSubjects(prepared, { signal }))
    for (const comparison of comparisons) compareSubject(prepared, comparison, one, mismatches)
  const { baseline } = aboutPlan(prepared)
  return {
    ...aboutStudy(prepared),
    ...(baseline !== undefined && { baseline }),
    compared: comparisons.map(({ row }) => row).filter(({ totals }) => totals > 0),
    mismatches,
  }
}
