import type { GeneratedFile } from '../generated-study.ts'
import { isoDate } from '../model/calendar.ts'
import { afterWeeks } from '../model/effect.ts'
import { measurePanel } from '../model/expression.ts'
import { proteinLevels } from '../model/proteins.ts'
import { panelProteins } from '../proteins.ts'
import type { Column } from '../write/column.ts'
import { delimited } from '../write/delimited.ts'
import { type MappedTable, tableRows } from '../write/mapped-table.ts'
import { matrixText } from '../write/matrix-text.ts'
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
import { firBlood } from './fir-blood.ts'
import { firCohort } from './fir-plan.ts'
import { mappingFile } from './mapping-file.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const style = { decimal: '.', missing: '' } as const
const subject = { header: 'Subject', role: 'subject' } as const
const visit = { header: 'Visit', role: 'visit' } as const
const proteinWeeks = [0, 24]

/** The Fir trial as comma-separated tables with a mapping, blood expression and a protein panel. */
export const firFiles = (consortium: SimulatedConsortium): readonly GeneratedFile[] => {
  const { fir, panel } = consortium
  const { enrolled, plan } = fir
  const baseline: MappedTable = {
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
      ...treatmentVariables.map(
        (filed): Column => ({ ...asColumn(filed), ...(filed.id === 'trt.prednisone_eq' ? {} : { type: 'number' }) }),
      ),
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
  }
  const seen = enrolled.flatMap((patient) => patient.visits.map((visited) => ({ patient, visited })))
  const table = (file: string, columns: MappedTable['columns']): MappedTable => ({
    file,
    delimiter: ',',
    style,
    leading: [subject, visit, { header: 'Visit date', role: 'visitDate' }],
    dateOrder: 'ymd',
    columns,
    rows: seen.map(({ patient: { person }, visited: { time, day, observed } }) => ({
      leading: [person.id, time.label, isoDate(day)],
      findings: observed,
    })),
  })
  const ultrasound: MappedTable = {
    file: 'ultrasound.csv',
    delimiter: ',',
    style,
    leading: [subject, visit, { header: 'Reader', role: 'reader' }],
    columns: [...gradeVariables, ...hocevarItemVariables].map(asColumn),
    rows: seen.flatMap(({ patient: { person }, visited }) =>
      visited.scans.map(({ reader }) => ({
        leading: [person.id, visited.time.label, reader],
        findings: { ...gradesOf(visited, reader), ...hocevarItemsOf(visited, reader) },
      })),
    ),
  }
  const tables = [
    baseline,
    table('laboratory.csv', [...labVariables, ...immunologyVariables].map(asColumn)),
    table('efficacy.csv', [...essdaiVariables, ...symptomVariables, ...eyeVariables, ...mouthVariables, hocevarVariable].map(asColumn)),
    ultrasound,
  ]
  const blood = firBlood(consortium)
  const proteins = seen
    .filter(({ visited }) => proteinWeeks.includes(visited.time.weeks))
    .map(({ patient, visited }) => {
      const code = `${patient.person.id}-P${String(visited.time.weeks).padStart(2, '0')}`
      return {
        code,
        subject: patient.person.id,
        visit: visited.time.label,
        levels: proteinLevels(patient.person, afterWeeks(patient.effect, visited.time.weeks), code),
      }
    })
  return [
    mappingFile(plan, 'wk', tables, {
      description: 'Invented patients of a three-arm trial in two cohorts; neither they nor the combinations exist.',
      armConcept: 'trial.arm',
      assays: [
        {
          id: 'blood',
          title: 'Blood expression, log2 (synthetic)',
          kind: 'expression',
          matrix: 'blood_expression_log2.tsv.gz',
          sampleTable: 'blood_samples.csv',
          path: ['Assays', 'Blood expression'],
        },
        {
          id: 'proteins',
          title: 'Serum protein panel, log2 relative (synthetic)',
          kind: 'protein',
          matrix: 'protein_panel_log2.tsv',
          sampleTable: 'protein_samples.csv',
          path: ['Assays', 'Serum proteins'],
        },
      ],
    }),
    ...tables.map((one): GeneratedFile => ({ path: one.file, content: { kind: 'text', text: delimited(tableRows(one), ',') } })),
    {
      path: 'blood_expression_log2.tsv.gz',
      content: {
        kind: 'gzip-text',
        text: matrixText(
          'gene_symbol',
          panel.map(({ symbol }) => symbol),
          blood.map(({ code }) => code),
          measurePanel(
            panel,
            blood.map(({ donor }) => donor),
          ),
          3,
        ),
      },
    },
    {
      path: 'blood_samples.csv',
      content: {
        kind: 'text',
        text: delimited(
          [
            ['sample_id', 'subject', 'visit', 'batch'],
            ...blood.map(({ code, enrolled: { person }, visit: { time }, batch }) => [code, person.id, time.label, batch]),
          ],
          ',',
        ),
      },
    },
    {
      path: 'protein_panel_log2.tsv',
      content: {
        kind: 'text',
        text: matrixText(
          'protein',
          panelProteins.map(({ symbol }) => symbol),
          proteins.map(({ code }) => code),
          proteins.map(({ levels }) => levels),
          3,
        ),
      },
    },
    {
      path: 'protein_samples.csv',
      content: {
        kind: 'text',
        text: delimited(
          [['sample_id', 'subject', 'visit'], ...proteins.map(({ code, subject: id, visit: label }) => [code, id, label])],
          ',',
        ),
      },
    },
  ]
}
