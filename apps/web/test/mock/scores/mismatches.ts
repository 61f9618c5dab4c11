import { findInstrument } from '@dacryon/endpoints'
import type { OutputOf } from '../../../src/api/operations.ts'
import type { MockStudy } from '../mock-study.ts'
import { recordOf, subjectsOf } from './model.ts'
import { type MockPlan, scoresOf } from './overview.ts'
import { inputsOf } from './subject.ts'

type Mismatches = OutputOf<'score-mismatches'>

/** `score-mismatches`: every nineteenth ESSDAI of the file says something else. */
export const mismatchesOf = (study: MockStudy, history: readonly MockPlan[]): Mismatches => {
  const about = scoresOf(study, history)
  const essdai = findInstrument('essdai')
  if (essdai === undefined) throw new Error('essdai')
  let totals = 0
  let unknown = 0
  const mismatches = subjectsOf(study).flatMap((subject, index) =>
    about.visits.flatMap(({ label }, at): Mismatches['mismatches'] => {
      const total = recordOf(study, subject, essdai, at)?.total
      if (total === undefined) return []
      totals += 1
      if ('why' in total) unknown += 1
      if ('why' in total || (index * 7 + at * 3) % 61 !== 0) return []
      const off = (index % 5) - 2 || 5
      return [
        {
          instrument: 'essdai',
          result: 'total',
          concept: 'essdai-total-score',
          subject: subject.id,
          visit: label,
          inFile: String(Number(total.value) + off),
          recomputed: String(total.value),
          difference: String(off),
          place: { file: 'clinical/data.tsv', line: (index + 1) * about.visits.length + at + 2, column: 5, header: 'ESSDAI_TOTAL' },
          inputs: inputsOf(study, essdai, subject.id, at),
        },
      ]
    }),
  )
  const label = { en: 'Total', fr: 'Total' }
  const row = { concept: 'essdai-total-score', name: 'Total score', variable: 'essdai.total', instrument: 'essdai', result: 'total', label }
  return {
    release: about.release,
    study: about.study,
    synthetic: about.synthetic,
    ...(about.baseline === undefined ? {} : { baseline: about.baseline }),
    compared: [{ ...row, totals, exact: totals - unknown - mismatches.length, rounded: 0, different: mismatches.length, unknown }],
    mismatches,
  }
}
