import { randomFrom } from '@dacryon/core'
import type { GeneratedFile } from '../generated-study.ts'
import { isoDate } from '../model/calendar.ts'
import type { SimulatedStudy } from '../model/simulate.ts'
import { expressionText } from '../write/expression-text.ts'
import { type ClinicalFolder, type ClinicalTable, clinicalFolder, expressionFolder, wordMap } from '../write/transmart.ts'
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
import { alderPlan } from './alder-plan.ts'
import { bloodSamples, bloodSubset } from './blood-samples.ts'
import { platformId } from './platform-files.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const subject = { reserved: 'SUBJ_ID', header: 'Patient' }
const visit = { reserved: 'TRIAL_VISIT_LABEL', header: 'Visit' }
const date = { reserved: 'START_DATE', header: 'Date' }
const centre = { id: 'demo.site_id', folder: 'Demographics', label: 'Centre' }
const sexWords = { F: 'Female', M: 'Male' } as const

const patientTable = ({ enrolled }: SimulatedStudy): ClinicalTable =>
  clinicalTable(
    'patients.tsv',
    [subject, visit],
    [...demographicVariables, centre, ...comorbidityVariables, ...treatmentVariables, ...serologyVariables, ...histologyVariables],
    enrolled.map(({ person, centre: place, history, treatments, biopsy, visits }) => ({
      leading: [person.id, 'Baseline'],
      findings: [
        { ...visits[0]?.observed, ...history, 'demo.sex': sexWords[person.sex], 'demo.site_id': place.id, ...treatments, ...biopsy },
      ],
    })),
  )

const visitTable = ({ enrolled }: SimulatedStudy): ClinicalTable =>
  clinicalTable(
    'visits.tsv',
    [subject, visit, date],
    [...labVariables, ...immunologyVariables, ...essdaiVariables, ...symptomVariables, ...eyeVariables, ...mouthVariables],
    enrolled.flatMap(({ person, visits }) =>
      visits.map(({ time, day, observed }) => ({ leading: [person.id, time.label, isoDate(day)], findings: [observed] })),
    ),
  )

const ultrasoundTable = ({ enrolled, plan }: SimulatedStudy): ClinicalTable => {
  const [first = '', second = ''] = plan.readers.map(({ id }) => id)
  return clinicalTable(
    'ultrasound.tsv',
    [subject, visit, date],
    [hocevarVariable, ...gradeVariables, ...gradeVariables.map((grade) => ({ ...grade, path: ['Ultrasound', 'Second reader'] }))],
    enrolled.flatMap(({ person, visits }) =>
      visits
        .filter(({ scans }) => scans.length > 0)
        .map((seen) => ({
          leading: [person.id, seen.time.label, isoDate(seen.day)],
          findings: [{ ...seen.observed, ...gradesOf(seen, first) }, gradesOf(seen, second)],
        })),
    ),
  )
}

const tags: ClinicalFolder['tags'] = [
  ['\\', 'Title', alderPlan.title],
  ['\\', 'Synthetic', 'yes'],
  ['\\', 'Description', 'Invented patients of an observational cohort; nobody in these files is a real person.'],
  ['\\Immunology\\IgG (g per L)', 'Unit', 'g/L'],
  ['\\Ultrasound\\Second reader', 'Note', 'The same scans read again by a second reader.'],
]

/** The Alder cohort as a tranSMART study folder. */
export const alderFiles = ({ seed, panel, alder }: SimulatedConsortium): readonly GeneratedFile[] => {
  const patients = patientTable(alder)
  const blood = bloodSamples(bloodSubset(alder, 240, randomFrom(seed).fork('alder blood')), [0], () => '-B0')
  const donors = blood.map(({ donor }) => donor)
  const samples = blood.map(({ code, enrolled: { person, centre: place } }) => ({
    code,
    subject: person.id,
    site: place.id,
    time: 'Baseline',
  }))
  const sexColumn = 1 + patients.columns.findIndex((column) => 'variable' in column && column.variable.id === 'demo.sex')
  return [
    ...clinicalFolder({ studyId: alder.plan.id, tables: [patients, visitTable(alder), ultrasoundTable(alder)], tags }),
    wordMap(Object.entries(sexWords).map(([code, word]) => [patients.file, sexColumn, word, code])),
    ...expressionFolder(alder.plan.id, platformId, samples, expressionText('ID_REF', panel, donors)),
  ]
}
