import type { OutputOf } from '../../../../api/operations.ts'

export type Patient = OutputOf<'score-subject'>
export type PatientInstrument = Patient['instruments'][number]
export type PatientRecord = PatientInstrument['records'][number]
export type PatientResult = PatientRecord['results'][number]
