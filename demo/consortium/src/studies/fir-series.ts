import type { GeneratedFile } from '../generated-study.ts'
import { measurePanel } from '../model/expression.ts'
import { matrixText } from '../write/matrix-text.ts'
import { firBlood } from './fir-blood.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const quoted = (text: string): string => `"${text}"`

/** Accession-like name of the deposit; no real accession starts so. */
export const firSeriesId = 'SYN-FIR-GEO'

/** The week 0 blood samples of the Fir trial as a GEO series matrix, deposited apart from the trial. */
export const firSeries = (consortium: SimulatedConsortium): readonly GeneratedFile[] => {
  const { panel, fir } = consortium
  const blood = firBlood(consortium).filter(({ visit }) => visit.time.weeks === 0)
  const series = (key: string, ...values: readonly string[]): string => `!Series_${key}\t${values.map(quoted).join('\t')}`
  const sample = (key: string, value: (one: (typeof blood)[number]) => string): string =>
    `!Sample_${key}\t${blood.map((one) => quoted(value(one))).join('\t')}`
  const codes = blood.map(({ code }) => code)
  const lines = [
    series('title', 'Blood expression at week 0 of the Fir trial (synthetic data)'),
    series('geo_accession', firSeriesId),
    series('status', 'Never public: generated for demonstration'),
    series('summary', 'Invented samples of invented patients. Gene names are real, values are not.'),
    series('overall_design', `${blood.length} whole blood samples before treatment`),
    series('type', 'Synthetic data'),
    series('type', 'Expression profiling by array'),
    series('sample_id', codes.join(' ')),
    series('platform_id', 'SYNPANEL2K'),
    '',
    sample('title', ({ code }) => `Whole blood ${code}`),
    sample('geo_accession', ({ code }) => code),
    sample('type', () => 'RNA'),
    sample('channel_count', () => '1'),
    sample('source_name_ch1', () => 'whole blood'),
    sample('organism_ch1', () => 'Homo sapiens'),
    sample('characteristics_ch1', ({ enrolled: { person } }) => `subject: ${person.id}`),
    sample('characteristics_ch1', ({ enrolled: { person } }) => `sex: ${person.sex === 'F' ? 'female' : 'male'}`),
    sample('characteristics_ch1', ({ enrolled: { person } }) => `age: ${person.age}`),
    sample('characteristics_ch1', ({ enrolled: { arm } }) => `arm: ${arm ?? ''}`),
    sample('characteristics_ch1', () => 'visit: Week 0'),
    sample('characteristics_ch1', ({ batch }) => `batch: ${batch}`),
    sample('characteristics_ch1', () => `study: ${fir.plan.id}`),
    sample('molecule_ch1', () => 'total RNA'),
    sample('platform_id', () => 'SYNPANEL2K'),
    sample('data_row_count', () => String(panel.length)),
    '!series_matrix_table_begin',
  ]
  const table = matrixText(
    'ID_REF',
    panel.map(({ symbol }) => symbol),
    codes,
    measurePanel(
      panel,
      blood.map(({ donor }) => donor),
    ),
    3,
    quoted,
  )
  return [
    {
      path: `${firSeriesId}_series_matrix.txt.gz`,
      content: { kind: 'gzip-text', text: `${lines.join('\n')}\n${table}!series_matrix_table_end\n` },
    },
  ]
}
