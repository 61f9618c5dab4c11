import type { GeneratedFile } from '../generated-study.ts'
import { isoDate } from '../model/calendar.ts'
import { delimited } from '../write/delimited.ts'
import { type MappedTable, tableRows } from '../write/mapped-table.ts'
import {
  asColumn,
  demographicVariables,
  essdaiVariables,
  eyeVariables,
  immunologyVariables,
  labVariables,
  mouthVariables,
  serologyVariables,
  symptomVariables,
} from '../write/variables.ts'
import { mappingFile } from './mapping-file.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const style = { decimal: '.', missing: '' } as const
const subject = { header: 'USUBJID', role: 'subject' } as const

/** The Elder trial as comma-separated tables with dates, visit windows and a mapping. */
export const elderFiles = ({ elder }: SimulatedConsortium): readonly GeneratedFile[] => {
  const { enrolled, plan } = elder
  const baseline: MappedTable = {
    file: 'baseline.csv',
    delimiter: ',',
    style,
    leading: [subject],
    visit: 'Week 0',
    columns: [
      { header: 'Arm', variable: 'trial.arm' },
      { header: 'Randomisation date', variable: 'trial.randomisation_date' },
      { header: 'Site', variable: 'demo.site_id' },
      { header: 'Completion', variable: 'trial.completion' },
      ...demographicVariables.map(asColumn),
      ...serologyVariables.map(asColumn),
    ],
    rows: enrolled.map(({ person, arm = '', centre, history, visits, inclusionDay, completed }) => ({
      leading: [person.id],
      findings: {
        ...visits[0]?.observed,
        ...history,
        'trial.arm': arm,
        'trial.randomisation_date': isoDate(inclusionDay),
        'demo.site_id': centre.id,
        'trial.completion': completed ? 'completed' : 'lost_to_follow_up',
      },
    })),
  }
  const visits: MappedTable = {
    file: 'visits.csv',
    delimiter: ',',
    style,
    leading: [subject, { header: 'Visit', role: 'visit' }, { header: 'Visit date', role: 'visitDate' }],
    dateOrder: 'ymd',
    columns: [...labVariables, ...immunologyVariables, ...essdaiVariables, ...symptomVariables, ...eyeVariables, ...mouthVariables].map(
      asColumn,
    ),
    rows: enrolled.flatMap(({ person, visits: seen }) =>
      seen.map(({ time, day, observed }) => ({ leading: [person.id, time.label, isoDate(day)], findings: observed })),
    ),
  }
  const tables = [baseline, visits]
  return [
    mappingFile(plan, 'wk', tables, {
      description: 'Invented patients of a placebo-controlled trial; neither they nor the drug exist.',
      armConcept: 'trial.arm',
    }),
    ...tables.map((table): GeneratedFile => ({ path: table.file, content: { kind: 'text', text: delimited(tableRows(table), ',') } })),
  ]
}
