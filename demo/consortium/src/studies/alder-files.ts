import { randomFrom } from '@dacryon/core'
import type { GeneratedFile } from '../generated-study.ts'
import { isoDate } from '../model/calendar.ts'
import { measurePanel } from '../model/expression.ts'
import { matrixText } from '../write/matrix-text.ts'
import { clinicalFolder, expressionFolder, wordMap } from '../write/transmart.ts'
import { clinicalTable } from '../write/transmart-table.ts'
import { gradesOf, gradeVariables, hocevarVariable } from '../write/ultrasound-columns.ts'
import {
  comorbidityVariables,
  demographicVariables,
  essdaiVariables,
  eyeVariables,
  histologyVariables,
  immunologyVariables,
  labVariables,
  mouthVariables,
  serologyVariables,
  symptomVariables,
  treatmentVariables,
} from '../write/variables.ts'
import { bloodSamples, bloodSubset } from './blood-samples.ts'
import { platformId } from './platform-files.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const subject = { reserved: 'SUBJ_ID', header: 'Patient' }
const visit = { reserved: 'TRIAL_VISIT_LABEL', header: 'Visit' }
const date = { reserved: 'START_DATE', header: 'Date' }
const centre = { id: 'demo.site_id', folder: 'Demographics', label: 'Centre' }

/** The Alder cohort as a tranSMART study folder. */
export const alderFiles = ({ seed, panel, alder }: SimulatedConsortium): readonly GeneratedFile[] => {
  const { enrolled, plan } = alder
  const patients = clinicalTable(
    'patients.tsv',
    [subject, visit],
    [...demographicVariables, centre, ...comorbidityVariables, ...treatmentVariables, ...serologyVariables, ...histologyVariables],
    enrolled.map(({ person, centre: place, history, treatments, biopsy, visits }) => ({
      leading: [person.id, 'Baseline'],
      findings: [{ ...visits[0]?.observed, ...history, 'demo.site_id': place.id, ...treatments, ...biopsy }],
    })),
  )
  const visits = clinicalTable(
    'visits.tsv',
    [subject, visit, date],
    [...labVariables, ...immunologyVariables, ...essdaiVariables, ...symptomVariables, ...eyeVariables, ...mouthVariables],
    enrolled.flatMap(({ person, visits: seen }) =>
      seen.map(({ time, day, observed }) => ({ leading: [person.id, time.label, isoDate(day)], findings: [observed] })),
    ),
  )
  const [first, second] = plan.readers.map(({ id }) => id)
  const ultrasound = clinicalTable(
    'ultrasound.tsv',
    [subject, visit, date],
    [hocevarVariable, ...gradeVariables, ...gradeVariables.map((grade) => ({ ...grade, path: ['Ultrasound', 'Second reader'] }))],
    enrolled.flatMap(({ person, visits: seen }) =>
      seen
        .filter(({ scans }) => scans.length > 0)
        .map((visited) => ({
          leading: [person.id, visited.time.label, isoDate(visited.day)],
          findings: [{ ...visited.observed, ...gradesOf(visited, first ?? '') }, gradesOf(visited, second ?? '')],
        })),
    ),
  )
  const blood = bloodSamples(bloodSubset(alder, 240, randomFrom(seed).fork('alder blood')), [0], () => '-B0')
  const matrix = matrixText(
    'ID_REF',
    panel.map(({ symbol }) => symbol),
    blood.map(({ code }) => code),
    measurePanel(
      panel,
      blood.map(({ donor }) => donor),
    ),
    3,
  )
  const spelled = (file: 'patients.tsv' | 'visits.tsv' | 'ultrasound.tsv', label: string): number => {
    const table = [patients, visits, ultrasound].find((one) => one.file === file)
    return 1 + (table?.columns.findIndex((column) => 'variable' in column && column.variable.label === label) ?? -1)
  }
  return [
    ...clinicalFolder({
      studyId: plan.id,
      tables: [patients, visits, ultrasound],
      tags: [
        ['\\', 'Title', plan.title],
        ['\\', 'Synthetic', 'yes'],
        ['\\', 'Description', 'Invented patients of an observational cohort; nobody in these files is a real person.'],
        ['\\Immunology\\IgG (g per L)', 'Unit', 'g/L'],
        ['\\Ultrasound\\Second reader', 'Note', 'The same scans read again by a second reader.'],
      ],
    }),
    wordMap([
      ['patients.tsv', spelled('patients.tsv', 'Sex'), 'F', 'Female'],
      ['patients.tsv', spelled('patients.tsv', 'Sex'), 'M', 'Male'],
    ]),
    ...expressionFolder(
      plan.id,
      platformId,
      blood.map(({ code, enrolled: { person, centre: place } }) => ({ code, subject: person.id, site: place.id, time: 'Baseline' })),
      matrix,
    ),
  ]
}
