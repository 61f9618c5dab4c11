import { isoDate } from '../model/calendar.ts'
import type { SimulatedStudy } from '../model/simulate.ts'
import type { Column } from '../write/column.ts'
import type { MappedTable } from '../write/mapped-table.ts'
import { gradesOf, gradeVariables, hocevarItemsOf, hocevarItemVariables, hocevarVariable } from '../write/ultrasound-columns.ts'
import {
  asColumn,
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
import { firCohort } from './fir-plan.ts'

const style = { decimal: '.', missing: '' } as const
const subject = { header: 'Subject', role: 'subject' } as const
const visit = { header: 'Visit', role: 'visit' } as const

const baselineTable = ({ enrolled }: SimulatedStudy): MappedTable => ({
  file: 'baseline.csv',
  delimiter: ',',
  style,
  leading: [subject],
  visit: 'Week 0',
  columns: [
    { header: 'Arm', variable: 'trial.arm' },
    { header: 'Cohort', variable: 'trial.cohort' },
    { header: 'Randomisation date', variable: 'trial.randomisation_date' },
    { header: 'Site', variable: 'demo.site_id' },
    { header: 'Completion', variable: 'trial.completion' },
    ...[...demographicVariables, ...serologyVariables, ...histologyVariables].map(asColumn),
    ...treatmentVariables.map((filed): Column => ({ ...asColumn(filed), ...(filed.id === 'trt.prednisone_eq' ? {} : { type: 'number' }) })),
  ],
  rows: enrolled.map(({ person, arm = '', centre, history, treatments, biopsy, visits, inclusionDay, completed }) => ({
    leading: [person.id],
    findings: {
      ...visits[0]?.observed,
      ...history,
      ...treatments,
      ...biopsy,
      'trial.arm': arm,
      'trial.cohort': firCohort(visits[0]?.complete ?? {}) === 2 ? 'Systemic activity' : 'Symptoms',
      'trial.randomisation_date': isoDate(inclusionDay),
      'demo.site_id': centre.id,
      'trial.completion': completed ? 'completed' : 'discontinued',
    },
  })),
})

const visitTable = ({ enrolled }: SimulatedStudy, file: string, columns: readonly Column[]): MappedTable => ({
  file,
  delimiter: ',',
  style,
  leading: [subject, visit, { header: 'Visit date', role: 'visitDate' }],
  dateOrder: 'ymd',
  columns,
  rows: enrolled.flatMap(({ person, visits }) =>
    visits.map(({ time, day, observed }) => ({ leading: [person.id, time.label, isoDate(day)], findings: observed })),
  ),
})

const ultrasoundTable = ({ enrolled }: SimulatedStudy): MappedTable => ({
  file: 'ultrasound.csv',
  delimiter: ',',
  style,
  leading: [subject, visit, { header: 'Reader', role: 'reader' }],
  columns: [...gradeVariables, ...hocevarItemVariables].map(asColumn),
  rows: enrolled.flatMap(({ person, visits }) =>
    visits.flatMap((visited) =>
      visited.scans.map(({ reader }) => ({
        leading: [person.id, visited.time.label, reader],
        findings: { ...gradesOf(visited, reader), ...hocevarItemsOf(visited, reader) },
      })),
    ),
  ),
})

const efficacy = [...essdaiVariables, ...symptomVariables, ...eyeVariables, ...mouthVariables, hocevarVariable].map(asColumn)

/** The clinical tables of the Fir trial. */
export const firTables = (fir: SimulatedStudy): readonly MappedTable[] => [
  baselineTable(fir),
  visitTable(fir, 'laboratory.csv', [...labVariables, ...immunologyVariables].map(asColumn)),
  visitTable(fir, 'efficacy.csv', efficacy),
  ultrasoundTable(fir),
]
