import { randomFrom } from '@dacryon/core'
import { type BloodSample, bloodSamples, bloodSubset } from './blood-samples.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

/** Blood samples of the Fir trial: 110 patients at weeks 0 and 24. */
export const firBlood = ({ seed, fir }: Pick<SimulatedConsortium, 'seed' | 'fir'>): readonly BloodSample[] =>
  bloodSamples(bloodSubset(fir, 110, randomFrom(seed).fork('fir blood')), [0, 24], (weeks) => `-W${String(weeks).padStart(2, '0')}`)
