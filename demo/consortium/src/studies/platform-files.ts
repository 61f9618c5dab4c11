import type { GeneratedFile } from '../generated-study.ts'
import { platformFolder } from '../write/transmart.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

/** Id of the consortium's expression panel. */
export const platformId = 'SYNPANEL2K'

/** The panel's annotation, which must be imported before the Alder cohort. */
export const platformFiles = ({ panel }: SimulatedConsortium): readonly GeneratedFile[] =>
  platformFolder(
    platformId,
    'Synthetic blood panel of 2,000 features (named genes with invented values, SYNG features invented altogether)',
    panel.map(({ symbol }) => symbol),
  )
