import { type Observed, Thing } from './thing.ts'

/** Subjects with everything that occurs in their observations, in order of arrival. `subjects` adds those without observations. */
export const thingsOf = (rows: Iterable<Observed>, subjects: Iterable<string> = []): ReadonlyMap<string, Thing> => {
  const patients = new Map<string, Thing>()
  const patientOf = (id: string): Thing => {
    const known = patients.get(id)
    if (known !== undefined) return known
    const made = new Thing('patient', id)
    patients.set(id, made)
    return made
  }
  for (const id of subjects) patientOf(id)
  for (const row of rows) {
    const patient = patientOf(row.subject)
    const visit = patient.part('visit', row.visit)
    patient.rows.push(row)
    visit.rows.push(row)
    if (row.eye !== undefined) visit.part('eye', row.eye).rows.push(row)
    if (row.gland !== undefined) visit.part('gland', row.gland).rows.push(row)
    if (row.sample !== undefined) patient.part('sample', row.sample).rows.push(row)
  }
  return patients
}
