import type { GeneratedFile } from '../generated-study.ts'
import { panelProteins } from '../proteins.ts'
import { expressionText } from '../write/expression-text.ts'
import { csvFile, gzipFile, tableFile, textFile } from '../write/files.ts'
import { matrixText } from '../write/matrix-text.ts'
import { firBlood } from './fir-blood.ts'
import { firProteins } from './fir-proteins.ts'
import { firTables } from './fir-tables.ts'
import { mappingFile } from './mapping-file.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const assays = [
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
]

/** The Fir trial as comma-separated tables with a mapping, blood expression and a protein panel. */
export const firFiles = (consortium: SimulatedConsortium): readonly GeneratedFile[] => {
  const { fir, panel } = consortium
  const tables = firTables(fir)
  const blood = firBlood(consortium)
  const donors = blood.map(({ donor }) => donor)
  const proteins = firProteins(fir)
  const description = 'Invented patients of a three-arm trial in two cohorts; neither they nor the combinations exist.'
  const levels = matrixText(
    'protein',
    panelProteins.map(({ symbol }) => symbol),
    proteins.map(({ code }) => code),
    proteins.map((sample) => sample.levels),
    3,
  )
  return [
    mappingFile(fir.plan, 'wk', tables, { description, armConcept: 'trial.arm', assays }),
    ...tables.map(tableFile),
    gzipFile('blood_expression_log2.tsv.gz', expressionText('gene_symbol', panel, donors)),
    csvFile('blood_samples.csv', [
      ['sample_id', 'subject', 'visit', 'batch'],
      ...blood.map(({ code, enrolled: { person }, visit: { time }, batch }) => [code, person.id, time.label, batch]),
    ]),
    textFile('protein_panel_log2.tsv', levels),
    csvFile('protein_samples.csv', [
      ['sample_id', 'subject', 'visit'],
      ...proteins.map(({ code, subject, visit }) => [code, subject, visit]),
    ]),
  ]
}
