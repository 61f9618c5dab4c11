import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { noShared, sharedPath } from '../../../test/shared.ts'
import { scoreMismatchesOperation, scoreSummaryOperation, scoresOperation } from '../src/index.ts'
import { importParts } from './import-parts.ts'
import { doorsOf } from './made-up.ts'
import { run } from './run.ts'

const folder = sharedPath('data')

/** Doors onto one real table, read with a mapping written here. */
const studyOf = async (id: string, file: readonly string[], mapping: string) => {
  const path = sharedPath('data', ...file)
  if (path === undefined) throw new Error(`${file.join('/')} is not there`)
  const name = file.at(-1) ?? ''
  const files = {
    [name]: readFileSync(path, 'utf8'),
    'mapping.yaml': `study: { id: ${id}, title: ${id} }\nfiles:\n  - file: ${name}\n${mapping}`,
  }
  return doorsOf(await importParts(id, files))
}

describe.skipIf(folder === undefined)(`real tables${folder === undefined ? ` (${noShared})` : ''}`, () => {
  test('saliva of a dry mouth clinic: at or below 0.1 mL/min is not below it', async () => {
    const ignored =
      'age_years, sex, n_systemic_disease_categories, n_medication_classes, hyposalivation_unstimulated, hyposalivation_stimulated, ph_raw, ph, buffer_capacity, vas_0_10, sticky_saliva, dental_calculus, tongue_coating, halitosis, antidepressive_agents, hypnotics_and_sedatives, anti_allergic_agents, urological_agents, anticonvulsants, antihypertensive_agents, high_confidence_xerogenic_class_count'
    const doors = await studyOf(
      'CLINIC',
      ['salivary-flow-clinic', 'salivary_flow_650.csv'],
      `    subject: source_row
    columns:
      unstimulated_flow_ml_min: { variable: or.uwsf, unit: mL/min }
      stimulated_flow_ml_min: { variable: or.swsf, unit: mL/min }
    ignore: [${ignored}]
`,
    )
    const { groups } = await run(scoreSummaryOperation, doors, { study: 'CLINIC', instrument: 'uwsf' })
    const of = (id: string) => groups[0]?.results.find(({ result }) => result === id)
    expect([groups.length, groups[0]?.enrolled, of('uwsf')?.known, of('uwsf')?.numbers?.median]).toEqual([1, 650, 646, 0.4])
    expect([of('acr_eular')?.yes, of('acr_eular')?.known, of('swsf')?.known, of('swsf')?.numbers?.median]).toEqual([65, 646, 640, 1.4])
    const { instruments, baseline } = await run(scoresOperation, doors, { study: 'CLINIC' })
    expect(instruments.filter(({ state }) => state === 'derived').map(({ id }) => id)).toContain('uwsf')
    // one visit only: nothing is a follow-up
    expect([baseline?.visit, instruments.find(({ id }) => id === 'star')?.coverage]).toEqual(['General', []])
  })

  test('focus scores of gland biopsies without counts and areas are there, and cannot be recomputed', async () => {
    const doors = await studyOf(
      'BIOPSIES',
      ['pss-gland-biopsies', 'patients.csv'],
      `    subject: patient
    columns:
      focus_score: { variable: hist.focus_score, unit: "{foci}/(4.mm2)" }
      sex: { variable: demo.sex }
    ignore: [focus_group, diagnosis, samples]
`,
    )
    const { compared, mismatches } = await run(scoreMismatchesOperation, doors, { study: 'BIOPSIES' })
    expect(
      compared
        .filter(({ concept }) => concept === 'hist.focus_score')
        .map(({ totals, exact, different, unknown }) => [totals, exact, different, unknown]),
    ).toEqual([[53, 0, 0, 53]])
    expect(mismatches).toEqual([])
  })

  test('a trial of another disease gives nothing, and says so of every instrument', async () => {
    const doors = await studyOf(
      'HAMD',
      ['rct-longitudinal', 'antidepressant_hamd17.csv'],
      `    subject: PATIENT
    visit: { column: VISIT }
    columns:
      THERAPY: { variable: trial.arm }
      HAMDTL17: { concept: { path: [Depression, HAMD-17], type: number, unit: "{score}", code: hamd17 } }
    ignore: [HAMATOTL, PGIIMP, RELDAYS, GENDER, POOLINV, BASVAL, CHANGE]
`,
    )
    const { instruments, visits, baseline } = await run(scoresOperation, doors, { study: 'HAMD' })
    expect([visits.map(({ label }) => label), baseline]).toEqual([['4', '5', '6', '7'], undefined])
    expect(instruments.filter(({ state, why }) => state !== 'none' || why === undefined)).toEqual([])
  })
})
