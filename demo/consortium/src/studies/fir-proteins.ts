import { afterWeeks } from '../model/effect.ts'
import { proteinLevels } from '../model/proteins.ts'
import type { SimulatedStudy } from '../model/simulate.ts'

/** One serum sample on the protein panel. */
export interface ProteinSample {
  readonly code: string
  readonly subject: string
  readonly visit: string
  /** In the order of the panel. */
  readonly levels: readonly number[]
}

const weeks = [0, 24]

/** Serum samples of everybody who came at weeks 0 and 24. */
export const firProteins = ({ enrolled }: SimulatedStudy): readonly ProteinSample[] =>
  enrolled.flatMap(({ person, effect, visits }) =>
    visits
      .filter(({ time }) => weeks.includes(time.weeks))
      .map(({ time }) => {
        const code = `${person.id}-P${String(time.weeks).padStart(2, '0')}`
        return { code, subject: person.id, visit: time.label, levels: proteinLevels(person, afterWeeks(effect, time.weeks), code) }
      }),
  )
