import { figure } from '../figures.ts'
import { type Findings, yes } from './findings.ts'
import { clamped, rounded } from './normal.ts'
import type { Person } from './person.ts'
import { weighted } from './weighted.ts'

const conditions: readonly (readonly [id: string, share: number])[] = [
  ['com.thyroiditis', 0.16],
  ['com.hypertension', 0.27],
  ['com.diabetes', 0.06],
  ['com.fibromyalgia', 0.12],
  ['com.osteoporosis', 0.14],
  ['com.ild', 0.05],
  ['com.pbc', 0.02],
  ['com.celiac', 0.02],
  ['com.cancer_other', 0.05],
  ['com.depression', 0.15],
]

/** Demographics and comorbidities. */
export const historyOf = (person: Person): Findings => {
  const random = person.random.fork('history')
  const height = rounded((person.sex === 'F' ? 163 : 176) + 6.5 * random.normal(), 0)
  const weight = rounded(clamped((height / 100) ** 2 * 25 * Math.exp(0.17 * random.normal()), 40, 150), 0)
  const found: Findings = {
    'demo.sex': person.sex,
    'demo.age': person.age,
    'demo.age_diagnosis': clamped(Math.floor(person.age - person.diseaseDuration), 5, 90),
    'demo.ancestry': random.bernoulli(figure('ancestryEuropean'))
      ? 'european'
      : random.pick(['african', 'east_asian', 'middle_eastern_north_african', 'american', 'other']),
    'demo.height': height,
    'demo.weight': weight,
    'demo.smoking': weighted(random, [
      ['never', 0.6],
      ['former', 0.28],
      ['current', 0.12],
    ]),
    'dx.disease_duration': person.diseaseDuration,
    'dx.symptom_duration': rounded(person.diseaseDuration + person.diagnosisDelay, 1),
  }
  for (const [id, share] of conditions) {
    const leaning =
      id === 'com.fibromyalgia' && (person.stratum === 'PDF' || person.stratum === 'HSB')
        ? 1.6
        : id === 'com.depression' && person.stratum === 'HSB'
          ? 1.7
          : 1
    found[id] = yes(random.bernoulli(share * leaning))
  }
  found['sx.raynaud'] = yes(random.bernoulli(0.3))
  return found
}

/** Treatments at inclusion; more of them with more systemic activity. Doses are daily (methotrexate weekly), 0 when not taken. */
export const treatmentsOf = (person: Person): Findings => {
  const random = person.random.fork('treatments')
  const push = 0.07 * person.activity
  const taken = (share: number): boolean => random.bernoulli(clamped(share + push, 0.01, 0.95))
  return {
    'trt.hcq': taken(0.35) ? random.pick([200, 400, 400]) : 0,
    'trt.prednisone_eq': taken(0.2) ? random.pick([2.5, 5, 5, 7.5, 10]) : 0,
    'trt.methotrexate': taken(0.08) ? random.pick([10, 12.5, 15, 20]) : 0,
    'trt.mmf': taken(0.03) ? random.pick([1000, 2000]) : 0,
    'trt.azathioprine': taken(0.04) ? random.pick([100, 150]) : 0,
    'trt.pilocarpine': random.bernoulli(0.2) ? random.pick([10, 15, 20]) : 0,
  }
}

/** Lymphoma predictors of Fragkioudaki 2016, counted for a person. */
export const lymphomaPredictors = (found: Findings): number =>
  [
    Number(found['essdai.glandular'] ?? 0) > 0,
    Number(found['essdai.lymphadenopathy'] ?? 0) > 0,
    found['sx.raynaud'] === 'Y',
    found['imm.ssa'] === 'positive' || found['imm.ssb'] === 'positive',
    Number(found['imm.rf'] ?? 0) > 20,
    found['imm.monoclonal'] === 'Y',
    Number(found['imm.c4'] ?? 1) < 0.1,
  ].filter(Boolean).length
