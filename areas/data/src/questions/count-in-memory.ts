import type { Question } from '@dacryon/core'
import type { Count } from '../doors/engine.ts'
import { asFilter } from './as-filter.ts'
import type { Observed, Thing } from './thing.ts'
import { thingsOf } from './things-of.ts'

/** Things of the question's scope that satisfy it. */
export const thingsInMemory = (question: Question, rows: Iterable<Observed>, subjects?: Iterable<string>): readonly Thing[] => {
  const holds = asFilter(question.where)
  return [...thingsOf(rows, subjects).values()].flatMap((patient) => [...patient.inside(question.scope)].filter(holds))
}

/**
 * Counts, in any scope, with nothing but the observations: the independent twin of every engine. `of…` counts all subjects, and all things of the
 * scope, that occur. `subjects` names those of the study that may have no observation.
 */
export const countInMemory = (question: Question, rows: Iterable<Observed>, subjects?: Iterable<string>): Count => {
  const holds = asFilter(question.where)
  const patients = [...thingsOf(rows, subjects).values()]
  const all = patients.flatMap((patient) => [...patient.inside(question.scope)])
  const held = all.filter(holds)
  return {
    subjects: new Set(held.map(({ subject }) => subject)).size,
    ofSubjects: patients.length,
    things: held.length,
    ofThings: all.length,
  }
}
