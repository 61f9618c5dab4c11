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

const items = {
  echo: 'echogenicity',
  inhom: 'inhomogeneity',
  hypo: 'hypoechogenic areas',
  hyper: 'hyperechogenic reflections',
  border: 'borders',
} as const

/** The five Hočevar items of each gland, as variables. */
export const hocevarItemVariables: readonly FiledVariable[] = glands.flatMap((gland) =>
  Object.entries(items).map(([item, name]) => ({
    id: `sgus.hocevar_${gland.toLowerCase()}_${item}`,
    folder: 'Ultrasound',
    label: `Hocevar ${name}, ${names[gland]}`,
  })),
)

/** Hočevar items of one reader at a visit as findings; empty when nothing was scanned. */
export const hocevarItemsOf = (visit: SimulatedVisit, reader: string): Findings => {
  const found: Findings = {}
  for (const reading of visit.scans.find((scan) => scan.reader === reader)?.readings ?? [])
    for (const item of ['echo', 'inhom', 'hypo', 'hyper', 'border'] as const)
      found[`sgus.hocevar_${reading.gland.toLowerCase()}_${item}`] = reading[item]
  return found
}

/** Grades of one reader at a visit as findings; empty when nothing was scanned. */
export const gradesOf = (visit: SimulatedVisit, reader: string): Findings => {
  const found: Findings = {}
  for (const { gland, omeract } of visit.scans.find((scan) => scan.reader === reader)?.readings ?? [])
    found[`sgus.omeract_${gland.toLowerCase()}`] = omeract
  return found
}
