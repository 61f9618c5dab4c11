import type { GeneratedFile, GeneratedStudy } from './generated-study.ts'
import { alderFiles } from './studies/alder-files.ts'
import { alderGland } from './studies/alder-gland.ts'
import { bouleauFiles } from './studies/bouleau-files.ts'
import { cedarFiles } from './studies/cedar-files.ts'
import { dogwoodFiles } from './studies/dogwood-files.ts'
import { elderFiles } from './studies/elder-files.ts'
import { firFiles } from './studies/fir-files.ts'
import { firSeries, firSeriesId } from './studies/fir-series.ts'
import { platformFiles, platformId } from './studies/platform-files.ts'
import { type SimulatedConsortium, simulateConsortium } from './studies/simulate-consortium.ts'
import { truthOf } from './studies/truth-of.ts'

type Entry = Omit<GeneratedStudy, 'files'> & { readonly make: (consortium: SimulatedConsortium) => readonly GeneratedFile[] }

const truthFile = (consortium: SimulatedConsortium): readonly GeneratedFile[] => [
  { path: 'truth.json', content: { kind: 'text', text: `${JSON.stringify(truthOf(consortium), undefined, 1)}\n` } },
]

const entries = ({ alder, bouleau, cedar, dogwood, elder, fir }: SimulatedConsortium): readonly Entry[] => [
  {
    role: 'platform',
    folder: platformId,
    title: 'Blood panel of the consortium (synthetic data)',
    format: 'tranSMART platform annotation',
    make: platformFiles,
  },
  { role: 'study', folder: alder.plan.id, title: alder.plan.title, format: 'tranSMART study folder with expression', make: alderFiles },
  {
    role: 'study',
    folder: bouleau.plan.id,
    title: bouleau.plan.title,
    format: 'French delimited tables with a mapping',
    make: bouleauFiles,
  },
  {
    role: 'study',
    folder: cedar.plan.id,
    title: cedar.plan.title,
    format: 'Excel workbook with a mapping, expression matrix',
    make: cedarFiles,
  },
  {
    role: 'study',
    folder: dogwood.plan.id,
    title: dogwood.plan.title,
    format: 'tranSMART study folder with trial visits and dates',
    make: dogwoodFiles,
  },
  {
    role: 'study',
    folder: elder.plan.id,
    title: elder.plan.title,
    format: 'Delimited tables with dates, visit windows and a mapping',
    make: elderFiles,
  },
  {
    role: 'study',
    folder: fir.plan.id,
    title: fir.plan.title,
    format: 'Delimited tables with a mapping, gzip expression and protein matrices',
    make: firFiles,
  },
  {
    role: 'companion',
    folder: firSeriesId,
    title: 'Fir trial, week 0 blood expression (synthetic data)',
    format: 'GEO series matrix',
    make: firSeries,
  },
  {
    role: 'companion',
    folder: 'SYN-ALDER-GLAND',
    title: 'Alder cohort, labial gland expression (synthetic data)',
    format: 'Matrix and sample table',
    make: alderGland,
  },
  { role: 'truth', folder: '', title: 'What was planted', format: 'JSON', make: truthFile },
]

/**
 * The raw files of a synthetic consortium, study by study, as partners would send them: three cohorts, three trials, the annotation of
 * their expression panel, and two separate deposits of samples. The same seed gives the same content on every machine. Import the
 * platform first; the rest in any order.
 */
export const generateConsortium = function* (seed: string | number): Generator<GeneratedStudy> {
  const consortium = simulateConsortium(String(seed))
  for (const { make, ...study } of entries(consortium)) yield { ...study, files: make(consortium) }
}
