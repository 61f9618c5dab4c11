import type { z } from 'zod'
import type { instrumentSchema } from '../schema/common.ts'
import type { Prepared, PreparedInstrument } from '../scoring/prepared.ts'

/** Study and release of an answer. */
export const aboutStudy = ({ opened: { release } }: Prepared) => ({
  release: release.id,
  study: release.content.study.id,
  synthetic: release.content.study.synthetic,
})

/** An instrument in a few words. */
export const aboutInstrument = ({ instrument, compares }: PreparedInstrument): z.output<typeof instrumentSchema> => ({
  id: instrument.id,
  version: instrument.version,
  short: instrument.short,
  title: { ...instrument.title },
  section: instrument.section,
  mark: instrument.mark,
  main: instrument.main,
  compares,
})

/** What the plan and the visits of an answer are. */
export const aboutPlan = ({ baseline, plan, visits }: Prepared) => ({
  visits: visits.map((visit) => ({ ...visit })),
  ...(baseline !== undefined && { baseline: { ...baseline } }),
  ...(plan !== undefined && { plan }),
})
