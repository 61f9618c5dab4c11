import type { GeneratedFile } from '../generated-study.ts'
import { isoDate } from '../model/calendar.ts'
import { clinicalFolder, wordMap } from '../write/transmart.ts'
import { clinicalTable } from '../write/transmart-table.ts'
import { gradesOf, gradeVariables, hocevarVariable } from '../write/ultrasound-columns.ts'
import {
  demographicVariables,
  essdaiVariables,
  eyeVariables,
  immunologyVariables,
  labVariables,
  mouthVariables,
  serologyVariables,
  symptomVariables,
  treatmentVariables,
} from '../write/variables.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const subject = { reserved: 'SUBJ_ID', header: 'USUBJID' }
const visit = { reserved: 'TRIAL_VISIT_LABEL', header: 'VISIT' }
const date = { reserved: 'START_DATE', header: 'VISIT_DATE' }
const arm = { id: 'trial.arm', folder: 'Trial', label: 'Treatment arm' }
const completion = { id: 'trial.completion', folder: 'Trial', label: 'Completion' }
const centre = { id: 'demo.site_id', folder: 'Trial', label: 'Centre' }

/** The Dogwood trial as a tranSMART study folder with trial visits and start dates. */
export const dogwoodFiles = ({ dogwood }: SimulatedConsortium): readonly GeneratedFile[] => {
  const { enrolled, plan } = dogwood
  const demography = clinicalTable(
    'demography.tsv',
    [subject, visit, date],
    [arm, centre, completion, ...demographicVariables, ...treatmentVariables, ...serologyVariables],
    enrolled.map((patient) => ({
      leading: [patient.person.id, 'Baseline', isoDate(patient.inclusionDay)],
      findings: [
        {
          ...patient.visits[0]?.observed,
          ...patient.history,
          ...patient.treatments,
          'trial.arm': patient.arm ?? '',
          'demo.site_id': patient.centre.id,
          'trial.completion': patient.completed ? 'completed' : 'discontinued',
        },
      ],
    })),
  )
  const each = <T>(row: (patient: (typeof enrolled)[number], seen: (typeof enrolled)[number]['visits'][number]) => T): readonly T[] =>
    enrolled.flatMap((patient) => patient.visits.map((seen) => row(patient, seen)))
  const labs = clinicalTable(
    'laboratory.tsv',
    [subject, visit, date],
    [...labVariables, ...immunologyVariables],
    each(({ person }, { time, day, observed }) => ({ leading: [person.id, time.label, isoDate(day)], findings: [observed] })),
  )
  const assessments = clinicalTable(
    'assessments.tsv',
    [subject, visit, date],
    [...essdaiVariables, ...symptomVariables, ...eyeVariables, ...mouthVariables],
    each(({ person }, { time, day, observed }) => ({ leading: [person.id, time.label, isoDate(day)], findings: [observed] })),
  )
  const [central = '', local = ''] = plan.readers.map(({ id }) => id)
  const ultrasound = clinicalTable(
    'ultrasound.tsv',
    [subject, visit, date],
    [hocevarVariable, ...gradeVariables, ...gradeVariables.map((grade) => ({ ...grade, path: ['Ultrasound', 'Local reader'] }))],
    each((patient, seen) => ({ patient, seen }))
      .filter(({ seen }) => seen.scans.length > 0)
      .map(({ patient, seen }) => ({
        leading: [patient.person.id, seen.time.label, isoDate(seen.day)],
        findings: [{ ...seen.observed, ...gradesOf(seen, central) }, gradesOf(seen, local)],
      })),
  )
  return [
    ...clinicalFolder({
      studyId: plan.id,
      tables: [demography, labs, assessments, ultrasound],
      tags: [
        ['\\', 'Title', plan.title],
        ['\\', 'Synthetic', 'yes'],
        ['\\', 'Description', 'Invented patients of a placebo-controlled trial; neither they nor the drug exist.'],
        ['\\Trial\\Treatment arm', 'Role', 'arm'],
      ],
    }),
    wordMap([]),
  ]
}
