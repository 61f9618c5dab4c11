import { randomFrom } from '@dacryon/core'
import type { GeneratedFile } from '../generated-study.ts'
import { modules } from '../genes.ts'
import { usDate } from '../model/calendar.ts'
import { type Donor, measurePanel } from '../model/expression.ts'
import type { Column } from '../write/column.ts'
import { delimited } from '../write/delimited.ts'
import { type MappedTable, tableRows } from '../write/mapped-table.ts'
import { matrixText } from '../write/matrix-text.ts'
import { asColumn, comorbidityVariables, essdaiVariables, eyeVariables, histologyVariables, symptomVariables } from '../write/variables.ts'
import { bloodSamples, bloodSubset } from './blood-samples.ts'
import { mappingFile } from './mapping-file.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const style = { decimal: '.', missing: '.' } as const
const subject = { header: 'Subject ID', role: 'subject' } as const
const visit = { header: 'Visit', role: 'visit' } as const
const date = { header: 'Visit Date', role: 'visitDate' } as const
const file = 'cedar_cohort.xlsx'

const subjectColumns: readonly Column[] = [
  { header: 'Group', variable: 'dx.case_control', spelled: { sjogren: "Sjogren's", healthy_control: 'Healthy control' } },
  { header: 'Site', variable: 'demo.site_id' },
  { header: 'Sex', variable: 'demo.sex', spelled: { F: 'Female', M: 'Male' } },
  { header: 'Age (years)', variable: 'demo.age' },
  { header: 'Height (in)', variable: 'demo.height', unit: '[in_i]', factor: 1 / 2.54, decimals: 1 },
  { header: 'Weight (lb)', variable: 'demo.weight', unit: '[lb_av]', factor: 1 / 0.45359237, decimals: 1 },
  { header: 'Smoking', variable: 'demo.smoking' },
  { header: 'Ancestry', variable: 'demo.ancestry' },
  { header: 'Disease Duration (years)', variable: 'dx.disease_duration', decimals: 1 },
  ...comorbidityVariables.map((filed) => ({ ...asColumn(filed), spelled: { Y: 'Yes', N: 'No' } })),
  { header: 'Anti-SSA', variable: 'imm.ssa', spelled: { positive: 'POS', negative: 'NEG' } },
  { header: 'Anti-SSB', variable: 'imm.ssb', spelled: { positive: 'POS', negative: 'NEG' } },
  { header: 'Cryoglobulin', variable: 'imm.cryoglobulin', spelled: { positive: 'POS', negative: 'NEG' } },
]

const labColumns: readonly Column[] = [
  { header: 'Hemoglobin (g/dL)', variable: 'lab.haemoglobin', decimals: 1 },
  { header: 'WBC (K/uL)', variable: 'lab.wbc', unit: '10*3/uL', decimals: 2 },
  { header: 'Neutrophils (K/uL)', variable: 'lab.neutrophils', unit: '10*3/uL', decimals: 2 },
  { header: 'Lymphocytes (K/uL)', variable: 'lab.lymphocytes', unit: '10*3/uL', decimals: 2 },
  { header: 'Platelets (K/uL)', variable: 'lab.platelets', unit: '10*3/uL' },
  { header: 'ESR (mm/hr)', variable: 'lab.esr', unit: 'mm/h' },
  { header: 'CRP (mg/dL)', variable: 'lab.crp', unit: 'mg/dL', factor: 0.1, decimals: 2, below: 0.1 },
  { header: 'IgG (mg/dL)', variable: 'imm.igg', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'IgA (mg/dL)', variable: 'imm.iga', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'IgM (mg/dL)', variable: 'imm.igm', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'C3 (mg/dL)', variable: 'imm.c3', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'C4 (mg/dL)', variable: 'imm.c4', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'RF (IU/mL)', variable: 'imm.rf', unit: '[IU]/mL', below: 10 },
]

const glandNames = { PR: 'R parotid', PL: 'L parotid', SR: 'R submandibular', SL: 'L submandibular' } as const

const numberLike = /^-?\d+(\.\d+)?$/

/** The Cedar cohort as an Excel workbook with a mapping, and blood expression of patients and healthy controls. */
export const cedarFiles = ({ seed, panel, cedar }: SimulatedConsortium): readonly GeneratedFile[] => {
  const { enrolled, plan } = cedar
  const random = randomFrom(seed).fork('cedar')
  const controls = Array.from({ length: 60 }, (_, index): Donor & { readonly age: number } => {
    const draw = random.fork(`control ${index}`)
    return {
      sample: `CH${String(index + 1).padStart(4, '0')}-B0`,
      sex: draw.bernoulli(0.9) ? 'F' : 'M',
      programme: Object.fromEntries(modules.map((module) => [module, draw.normal()])) as Donor['programme'],
      batch: `B${1 + (index % 4)}`,
      random: draw,
      age: draw.integer(28, 70),
    }
  })
  const subjects: MappedTable = {
    file,
    sheet: 'Subjects',
    style,
    leading: [subject],
    visit: 'Baseline',
    columns: subjectColumns,
    rows: [
      ...enrolled.map(({ person, centre, history, visits }) => ({
        leading: [person.id],
        findings: { ...visits[0]?.observed, ...history, 'demo.site_id': centre.id, 'dx.case_control': 'sjogren' },
      })),
      ...controls.map(({ sample, sex, age }) => ({
        leading: [sample.slice(0, -3)],
        findings: { 'demo.sex': sex, 'demo.age': age, 'dx.case_control': 'healthy_control' },
      })),
    ],
  }
  const sheet = (name: string, columns: readonly Column[]): MappedTable => ({
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
  const biopsies: MappedTable = {
    file,
    sheet: 'Biopsy',
    style,
    leading: [subject],
    visit: 'Baseline',
    columns: histologyVariables.map((filed) =>
      filed.id === 'hist.germinal_centre' || filed.id === 'hist.lel'
        ? { ...asColumn(filed), spelled: { Y: 'Yes', N: 'No' } }
        : asColumn(filed),
    ),
    rows: enrolled
      .filter(({ biopsy }) => 'hist.gland_area' in biopsy)
      .map(({ person, biopsy }) => ({ leading: [person.id], findings: biopsy })),
  }
  const scans: MappedTable = {
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
  }
  const tables = [
    subjects,
    sheet('Labs', labColumns),
    sheet('Activity', essdaiVariables.map(asColumn)),
    sheet(
      'Symptoms',
      symptomVariables.map((filed) => (filed.id === 'pro.pass' ? { ...asColumn(filed), spelled: { Y: 'Yes', N: 'No' } } : asColumn(filed))),
    ),
    sheet('Eye and Mouth', [
      ...eyeVariables.map(asColumn),
      { header: 'UWSF (mL per 15 min)', variable: 'or.uwsf', unit: 'mL/(15.min)', factor: 15, decimals: 2 },
    ]),
    biopsies,
    scans,
  ]
  const blood = bloodSamples(bloodSubset(cedar, 120, random.fork('blood')), [0], () => '-B0')
  const donors = [...blood.map(({ donor }) => donor), ...controls]
  const sampleRows = [
    ...blood.map(({ code, enrolled: { person }, batch }) => [code, person.id, 'Baseline', batch, "Sjogren's", 'yes']),
    ...controls.map(({ sample, batch }) => [sample, sample.slice(0, -3), 'Baseline', batch, 'Healthy control', 'yes']),
  ]
  return [
    mappingFile(plan, 'a', tables, {
      description: 'Invented patients and healthy controls of a cohort that reports in US units.',
      armConcept: 'dx.case_control',
      assays: [
        {
          id: 'blood',
          title: 'Blood expression, log2 (synthetic)',
          kind: 'expression',
          matrix: 'blood_expression_log2.tsv',
          sampleTable: 'blood_samples.csv',
          path: ['Assays', 'Blood expression'],
        },
      ],
    }),
    {
      path: file,
      content: {
        kind: 'workbook',
        sheets: tables.map((table) => ({
          name: table.sheet ?? table.file,
          rows: tableRows(table).map((row, at) =>
            row.map((cell) => (at > 0 && typeof cell === 'string' && numberLike.test(cell) ? Number(cell) : cell)),
          ),
        })),
      },
    },
    {
      path: 'blood_expression_log2.tsv',
      content: {
        kind: 'text',
        text: matrixText(
          'gene_symbol',
          panel.map(({ symbol }) => symbol),
          donors.map(({ sample }) => sample),
          measurePanel(panel, donors),
          3,
        ),
      },
    },
    {
      path: 'blood_samples.csv',
      content: { kind: 'text', text: delimited([['sample_id', 'subject', 'visit', 'batch', 'group', 'synthetic'], ...sampleRows], ',') },
    },
  ]
}
