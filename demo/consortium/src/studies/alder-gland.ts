import { randomFrom } from '@dacryon/core'
import type { GeneratedFile } from '../generated-study.ts'
import type { Donor } from '../model/expression.ts'
import { expressionText } from '../write/expression-text.ts'
import { csvFile, gzipFile } from '../write/files.ts'
import { bloodSubset } from './blood-samples.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

/** Labial gland expression of sixty Alder patients: a matrix and a sample table, deposited apart. B cells follow the focus score here. */
export const alderGland = ({ seed, panel, alder }: SimulatedConsortium): readonly GeneratedFile[] => {
  const patients = bloodSubset(
    { ...alder, enrolled: alder.enrolled.filter(({ biopsy }) => 'hist.focus_score' in biopsy) },
    60,
    randomFrom(seed).fork('alder gland'),
  )
  const donors = patients.map(({ person, biopsy, centre }): Donor => {
    const focus = Math.log(1 + Number(biopsy['hist.focus_score']))
    const programme = {
      ...person.programme,
      'b-cell': 2.2 * focus - 1,
      'plasma-cell': 1.4 * focus,
      't-cell': 1.2 * focus,
      neutrophil: 0,
      erythroid: 0,
    }
    return { sample: `${person.id}-LSG`, sex: person.sex, programme, batch: centre.batch, random: person.random }
  })
  const rows = patients.map(({ person, biopsy, centre }) => [
    `${person.id}-LSG`,
    person.id,
    'labial salivary gland',
    String(biopsy['hist.focus_score']),
    person.sex === 'F' ? 'female' : 'male',
    centre.batch,
    'yes',
  ])
  return [
    gzipFile('gland_expression_log2.tsv.gz', expressionText('gene_symbol', panel, donors)),
    csvFile('gland_samples.csv', [['sample_id', 'patient', 'tissue', 'focus_score', 'sex', 'batch', 'synthetic'], ...rows]),
  ]
}
