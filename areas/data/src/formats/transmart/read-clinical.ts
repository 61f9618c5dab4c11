import type { Part } from '../../parts.ts'
import type { StudyWriter } from '../../study-writer.ts'
import { type FilePlan, planClinical } from './clinical-plan.ts'
import { readColumnMap } from './column-map.ts'
import { type CrossTrialPrefix, readCrossTrial } from './cross-trial.ts'
import { columnsToInfer, inferTypes } from './infer-types.ts'
import type { JobFile } from './job-file.ts'
import { type OntologyMap, readOntologyMap } from './ontology-map.ts'
import { ClinicalFile } from './read-clinical-file.ts'
import type { Reading } from './reading.ts'
import { RowVariable } from './row-variable.ts'
import { Variables } from './variables.ts'
import { readWordMap, type WordMap } from './word-map.ts'

/** What later steps want to know of the clinical data. */
export interface ClinicalResult {
  /** The column map could be read; when not, subjects are unknown and nothing can be said of samples. */
  readonly complete: boolean
  readonly variables: Iterable<{ readonly path: readonly string[]; readonly type: 'number' | 'category' }>
  readonly visits: ReadonlySet<string>
}

/** The maps of the clinical data, read before any data file. */
export interface ClinicalMaps {
  readonly mapPath: string
  readonly files: readonly FilePlan[]
  readonly words: WordMap | undefined
  readonly terms: OntologyMap
  readonly ontologyPath: string | undefined
  readonly crossTrial: readonly CrossTrialPrefix[]
}

/**
 * Read the clinical data: a first pass over files with undeclared types, then the observations.
 *
 * @param units texts of `Unit` tags by path code.
 */
export async function* readClinical(
  reading: Reading,
  maps: ClinicalMaps,
  writer: StudyWriter,
  units: ReadonlyMap<string, string>,
): AsyncGenerator<Part, ClinicalResult> {
  const variables = new Variables(reading, maps.mapPath, maps.terms, units)
  for (const file of maps.files) {
    const rows = new RowVariable(file, variables)
    for (const column of file.columns) rows.fixed(column)
  }
  variables.reportDemographics()
  const twice = new Set(maps.files.filter((file) => columnsToInfer(file, variables).length > 0))
  for (const file of twice) yield* inferTypes(reading, file, variables)
  variables.reportInference()
  const visits = new Map<string, number>()
  for (const file of maps.files)
    yield* new ClinicalFile(reading, writer, file, variables, maps.crossTrial, visits).read(twice.has(file) ? 0.5 : 1)
  yield* writer.drain(true)
  variables.reportShared()
  variables.reportHarmony(maps.ontologyPath)
  maps.words?.reportUnused(reading)
  variables.reportUnused(maps.ontologyPath)
  return { complete: true, variables, visits: new Set(visits.keys()) }
}

/**
 * Read the maps. Undefined when the column map cannot be read.
 *
 * @param otherOntology an ontology map that another job names.
 */
export const readClinicalMaps = async (
  reading: Reading,
  job: JobFile,
  otherOntology: string | undefined,
): Promise<ClinicalMaps | undefined> => {
  const mapPath = job.required('COLUMN_MAP_FILE')
  const wordPath = job.optional('WORD_MAP_FILE')
  const crossTrialPath = job.optional('XTRIAL_FILE')
  const ontologyPath = job.optional('ONTOLOGY_MAP_FILE') ?? otherOntology
  const words = wordPath === undefined ? undefined : await readWordMap(reading, wordPath)
  const crossTrial = crossTrialPath === undefined ? [] : await readCrossTrial(reading, crossTrialPath)
  const terms: OntologyMap = ontologyPath === undefined ? new Map() : await readOntologyMap(reading, ontologyPath)
  const mapped = mapPath === undefined ? undefined : await readColumnMap(reading, mapPath)
  if (mapPath === undefined || mapped === undefined) return undefined
  return { mapPath, files: planClinical(reading, mapPath, mapped, words), words, terms, ontologyPath, crossTrial }
}
