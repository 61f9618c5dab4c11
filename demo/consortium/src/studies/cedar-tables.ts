import { usDate } from '../model/calendar.ts'
import type { SimulatedStudy } from '../model/simulate.ts'
import type { Column } from '../write/column.ts'
import type { MappedTable } from '../write/mapped-table.ts'
import { usLabColumns, usSubjectColumns } from '../write/us-columns.ts'
import { asColumn, essdaiVariables, eyeVariables, type FiledVariable, histologyVariables, symptomVariables } from '../write/variables.ts'
import type { HealthyControl } from './cedar-controls.ts'

/** Name of the workbook. */
export const cedarWorkbook = 'cedar_cohort.xlsx'

const file = cedarWorkbook
const style = { decimal: '.', missing: '.' } as const
const subject = { header: 'Subject ID', role: 'subject' } as const
const visit = { header: 'Visit', role: 'visit' } as const
const date = { header: 'Visit Date', role: 'visitDate' } as const
const glandNames = { PR: 'R parotid', PL: 'L parotid', SR: 'R submandibular', SL: 'L submandibular' } as const

const yesNo = new Set(['hist.germinal_centre', 'hist.lel', 'pro.pass'])
const usColumn = (filed: FiledVariable): Column =>
  yesNo.has(filed.id) ? { ...asColumn(filed), spelled: { Y: 'Yes', N: 'No' } } : asColumn(filed)

const subjectSheet = ({ enrolled }: SimulatedStudy, controls: readonly HealthyControl[]): MappedTable => ({
  file,
  sheet: 'Subjects',
  style,
  leading: [subject],
  visit: 'Baseline',
  columns: usSubjectColumns,
  rows: [
    ...enrolled.map(({ person, centre, history, visits }) => ({
      leading: [person.id],
      findings: { ...visits[0]?.observed, ...history, 'demo.site_id': centre.id, 'dx.case_control': 'sjogren' },
    })),
    ...controls.map(({ subject: id, age, donor }) => ({
      leading: [id],
      findings: { 'demo.sex': donor.sex, 'demo.age': age, 'dx.case_control': 'healthy_control' },
    })),
  ],
})

const visitSheet = ({ enrolled }: SimulatedStudy, name: string, columns: readonly Column[]): MappedTable => ({
  file,
  sheet: name,
  style,
  leading: [subject, visit, date],
  dateOrder: 'mdy',
  columns,
  rows: enrolled.flatMap(({ person, visits }) =>
    visits.map(({ time, day, observed }) => ({ leading: [person.id, time.label, usDate(day)], findings: observed })),
  ),
})

const biopsySheet = ({ enrolled }: SimulatedStudy): MappedTable => ({
  file,
  sheet: 'Biopsy',
  style,
  leading: [subject],
  visit: 'Baseline',
  columns: histologyVariables.map(usColumn),
  rows: enrolled
    .filter(({ biopsy }) => 'hist.gland_area' in biopsy)
    .map(({ person, biopsy }) => ({ leading: [person.id], findings: biopsy })),
})

const ultrasoundSheet = ({ enrolled }: SimulatedStudy): MappedTable => ({
  file,
  sheet: 'Ultrasound',
  style,
  leading: [subject, visit, { header: 'Gland', role: 'gland', spelled: glandNames }, { header: 'Reader', role: 'reader' }],
  columns: [{ header: 'OMERACT grade', variable: 'sgus.omeract_grade' }],
  rows: enrolled.flatMap(({ person, visits }) =>
    visits.flatMap(({ time, scans: read }) =>
      read.flatMap(({ reader, readings }) =>
        readings.map(({ gland, omeract }) => ({
          leading: [person.id, time.label, glandNames[gland], reader],
          findings: { 'sgus.omeract_grade': omeract },
        })),
      ),
    ),
  ),
})

const salivaColumn: Column = { header: 'UWSF (mL per 15 min)', variable: 'or.uwsf', unit: 'mL/(15.min)', factor: 15, decimals: 2 }

/** The sheets of the Cedar cohort's workbook. */
export const cedarTables = (cedar: SimulatedStudy, controls: readonly HealthyControl[]): readonly MappedTable[] => [
  subjectSheet(cedar, controls),
  visitSheet(cedar, 'Labs', usLabColumns),
  visitSheet(cedar, 'Activity', essdaiVariables.map(asColumn)),
  visitSheet(cedar, 'Symptoms', symptomVariables.map(usColumn)),
  visitSheet(cedar, 'Eye and Mouth', [...eyeVariables.map(asColumn), salivaColumn]),
  biopsySheet(cedar),
  ultrasoundSheet(cedar),
]
