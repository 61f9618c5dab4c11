import { randomFrom } from '@dacryon/core'
import type { GeneratedFile } from '../generated-study.ts'
import { frenchDate } from '../model/calendar.ts'
import { type Findings, yes } from '../model/findings.ts'
import type { SimulatedStudy } from '../model/simulate.ts'
import { delimited } from '../write/delimited.ts'
import { textFile } from '../write/files.ts'
import { colonnesLymphome, colonnesPatient, colonnesVisite } from '../write/french.ts'
import { type MappedTable, tableRows } from '../write/mapped-table.ts'
import { gradeVariables } from '../write/ultrasound-columns.ts'
import { type LymphomaEvent, lymphomasOf } from './lymphomas.ts'
import { mappingFile } from './mapping-file.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

/** Treatments as yes or no: this centre does not record doses, except of prednisone. */
const takenOf = (treatments: Findings): Findings => ({
  ...treatments,
  ...Object.fromEntries(['trt.hcq', 'trt.methotrexate', 'trt.pilocarpine'].map((id) => [id, yes(Number(treatments[id]) > 0)])),
})

const style = { decimal: ',', missing: 'ND', missingReason: 'not-done' } as const
const patient = { header: 'Identifiant patient', role: 'subject' } as const
const shared = { delimiter: ';', style, dateOrder: 'dmy' } as const

const patientTable = ({ enrolled }: SimulatedStudy): MappedTable => ({
  ...shared,
  file: 'patients.csv',
  leading: [patient],
  visit: 'Inclusion',
  columns: colonnesPatient,
  rows: enrolled.map(({ person, centre, history, treatments, biopsy, visits }) => ({
    leading: [person.id],
    findings: { ...visits[0]?.observed, ...history, ...takenOf(treatments), ...biopsy, 'demo.site_id': centre.id },
  })),
})

const visitTable = ({ enrolled }: SimulatedStudy): MappedTable => ({
  ...shared,
  file: 'visites.csv',
  leading: [patient, { header: 'Visite', role: 'visit' }, { header: 'Date de visite', role: 'visitDate' }],
  columns: colonnesVisite,
  rows: enrolled.flatMap(({ person, visits: seen }) =>
    seen.map(({ time, day, observed }) => ({ leading: [person.id, time.label, frenchDate(day)], findings: observed })),
  ),
})

const scanTable = ({ enrolled }: SimulatedStudy): MappedTable => ({
  ...shared,
  file: 'echographie.csv',
  leading: [patient, { header: 'Visite', role: 'visit' }, { header: 'Lecteur', role: 'reader' }],
  columns: gradeVariables.map(({ id }, index) => ({
    header: ['Parotide droite', 'Parotide gauche', 'Sous-mandibulaire droite', 'Sous-mandibulaire gauche'][index] ?? id,
    variable: id,
  })),
  rows: enrolled.flatMap(({ person, visits: seen }) =>
    seen.flatMap(({ time, scans: read }) =>
      read.map(({ reader, readings }) => ({
        leading: [person.id, time.label, reader],
        findings: Object.fromEntries(readings.map(({ gland, omeract }) => [`sgus.omeract_${gland.toLowerCase()}`, omeract])),
      })),
    ),
  ),
})

const lymphomaTable = (events: readonly LymphomaEvent[]): MappedTable => ({
  ...shared,
  file: 'lymphomes.csv',
  leading: [patient, { header: 'Visite', role: 'visit' }],
  columns: colonnesLymphome,
  rows: events.map(({ enrolled: { person }, day, type, visit }) => ({
    leading: [person.id, visit],
    findings: { 'com.lymphoma': 'Y', 'com.lymphoma_type': type, 'com.lymphoma_date': frenchDate(day) },
  })),
})

/** The Bouleau cohort as French tables with their mapping. */
export const bouleauFiles = ({ seed, bouleau }: SimulatedConsortium): readonly GeneratedFile[] => {
  const events = lymphomasOf(bouleau, randomFrom(seed).fork('lymphoma'))
  const tables = [patientTable(bouleau), visitTable(bouleau), scanTable(bouleau), lymphomaTable(events)]
  const description = 'Patients inventés, suivis cinq ans dans des centres français inventés (synthetic data).'
  return [
    mappingFile(bouleau.plan, 'mo', tables, { description }),
    // As a French spreadsheet saves it: byte order mark and CRLF.
    ...tables.map((table) => textFile(table.file, `\uFEFF${delimited(tableRows(table), ';', '\r\n')}`)),
  ]
}
