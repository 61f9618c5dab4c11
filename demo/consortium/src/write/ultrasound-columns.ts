import type { Findings } from '../model/findings.ts'
import type { SimulatedVisit } from '../model/simulate.ts'
import { glands } from '../model/ultrasound.ts'
import type { FiledVariable } from './variables.ts'

const names = { PR: 'right parotid', PL: 'left parotid', SR: 'right submandibular', SL: 'left submandibular' } as const

/** OMERACT grade of each gland, as variables. */
export const gradeVariables: readonly FiledVariable[] = glands.map((gland) => ({
  id: `sgus.omeract_${gland.toLowerCase()}`,
  folder: 'Ultrasound',
  label: `OMERACT ${names[gland]}`,
}))

export const hocevarVariable: FiledVariable = { id: 'sgus.hocevar', folder: 'Ultrasound', label: 'Hocevar total' }

/** Grades of one reader at a visit as findings; empty when nothing was scanned. */
export const gradesOf = (visit: SimulatedVisit, reader: string): Findings => {
  const found: Findings = {}
  for (const { gland, omeract } of visit.scans.find((scan) => scan.reader === reader)?.readings ?? [])
    found[`sgus.omeract_${gland.toLowerCase()}`] = omeract
  return found
}
