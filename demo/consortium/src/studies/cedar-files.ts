import { randomFrom } from '@dacryon/core'
import type { GeneratedFile, SheetCell } from '../generated-study.ts'
import { expressionText } from '../write/expression-text.ts'
import { csvFile, textFile } from '../write/files.ts'
import { type MappedTable, tableRows } from '../write/mapped-table.ts'
import { bloodSamples, bloodSubset } from './blood-samples.ts'
import { cedarControls } from './cedar-controls.ts'
import { cedarTables, cedarWorkbook } from './cedar-tables.ts'
import { mappingFile } from './mapping-file.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const assays = [
  {
    id: 'blood',
    title: 'Blood expression, log2 (synthetic)',
    kind: 'expression',
    matrix: 'blood_expression_log2.tsv',
    sampleTable: 'blood_samples.csv',
    path: ['Assays', 'Blood expression'],
  },
]

const numberLike = /^-?\d+(\.\d+)?$/
const sheetCell = (cell: string | number): SheetCell => (typeof cell === 'string' && numberLike.test(cell) ? Number(cell) : cell)

const workbook = (tables: readonly MappedTable[]): GeneratedFile => ({
  path: cedarWorkbook,
  content: {
    kind: 'workbook',
    sheets: tables.map((table) => ({
      name: table.sheet ?? table.file,
      rows: tableRows(table).map((row, at) => (at === 0 ? row : row.map(sheetCell))),
    })),
  },
})

/** The Cedar cohort as an Excel workbook with a mapping, and blood expression of patients and healthy controls. */
export const cedarFiles = ({ seed, panel, cedar }: SimulatedConsortium): readonly GeneratedFile[] => {
  const random = randomFrom(seed).fork('cedar')
  const controls = cedarControls(random)
  const tables = cedarTables(cedar, controls)
  const blood = bloodSamples(bloodSubset(cedar, 120, random.fork('blood')), [0], () => '-B0')
  const donors = [...blood, ...controls].map(({ donor }) => donor)
  const description = 'Invented patients and healthy controls of a cohort that reports in US units.'
  return [
    mappingFile(cedar.plan, 'a', tables, { description, armConcept: 'dx.case_control', assays }),
    workbook(tables),
    textFile('blood_expression_log2.tsv', expressionText('gene_symbol', panel, donors)),
    csvFile('blood_samples.csv', [
      ['sample_id', 'subject', 'visit', 'batch', 'group', 'synthetic'],
      ...blood.map(({ code, enrolled: { person }, batch }) => [code, person.id, 'Baseline', batch, "Sjogren's", 'yes']),
      ...controls.map(({ subject, donor }) => [donor.sample, subject, 'Baseline', donor.batch, 'Healthy control', 'yes']),
    ]),
  ]
}
