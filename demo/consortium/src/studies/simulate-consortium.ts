import { randomFrom } from '@dacryon/core'
import { drawPanel, type PanelGene } from '../model/expression.ts'
import { type SimulatedStudy, simulateStudy } from '../model/simulate.ts'
import { alderPlan } from './alder-plan.ts'
import { bouleauPlan } from './bouleau-plan.ts'
import { cedarPlan } from './cedar-plan.ts'
import { dogwoodPlan } from './dogwood-plan.ts'
import { elderPlan } from './elder-plan.ts'
import { firPlan } from './fir-plan.ts'

export interface SimulatedConsortium {
  readonly seed: string
  readonly panel: readonly PanelGene[]
  readonly alder: SimulatedStudy
  readonly bouleau: SimulatedStudy
  readonly cedar: SimulatedStudy
  readonly dogwood: SimulatedStudy
  readonly elder: SimulatedStudy
  readonly fir: SimulatedStudy
}

/** Every person and visit of the consortium, before anything is written. */
export const simulateConsortium = (seed: string): SimulatedConsortium => {
  const random = randomFrom(seed).fork('consortium')
  const run = (plan: typeof alderPlan): SimulatedStudy => simulateStudy(plan, random.fork(plan.id))
  return {
    seed,
    panel: drawPanel(random.fork('panel')),
    alder: run(alderPlan),
    bouleau: run(bouleauPlan),
    cedar: run(cedarPlan),
    dogwood: run(dogwoodPlan),
    elder: run(elderPlan),
    fir: run(firPlan),
  }
}
