import { randomFrom } from '@dacryon/core'
import { figures } from '../figures.ts'
import { modules } from '../genes.ts'
import { clusterMeans, interferonCut } from '../model/clusters.ts'
import { cxcl13Of } from '../model/proteins.ts'
import type { SimulatedStudy } from '../model/simulate.ts'
import { profiles, strata } from '../model/strata.ts'
import { panelProteins } from '../proteins.ts'
import { dogwoodEffect, elderEffect, firArmA, firArmB, firSubgroup, firSymptomEffect, inFirSubgroup, placeboEffect } from './effects.ts'
import { lymphomasOf } from './lymphomas.ts'
import type { SimulatedConsortium } from './simulate-consortium.ts'

const rounded = (value: number): number => Math.round(value * 1000) / 1000

const studyTruth = (study: SimulatedStudy) => ({
  centres: study.centres,
  readers: study.plan.readers,
  missingness: study.plan.mechanisms,
  subjects: study.enrolled.map((enrolled) => {
    const { person, arm, centre, visits } = enrolled
    const baseline = visits[0]?.complete ?? {}
    return {
      id: person.id,
      centre: centre.id,
      stratum: person.stratum,
      laterStratum: person.later.stratum,
      laterFromYear: person.later.fromYear,
      cluster: person.cluster,
      interferon: rounded(person.programme.interferon),
      interferonPositive: person.programme.interferon > interferonCut,
      activity: rounded(person.activity),
      ...(arm === undefined ? {} : { arm }),
      ...(study.plan.id === 'SYN-FIR' ? { responderSubgroup: inFirSubgroup(person, baseline), cxcl13: rounded(cxcl13Of(person)) } : {}),
    }
  }),
})

const effectsByStratum = ({ enrolled }: SimulatedStudy, effect: typeof dogwoodEffect) =>
  Object.fromEntries(
    strata.flatMap((stratum) => {
      const someone = enrolled.find(({ person }) => person.stratum === stratum)
      return someone === undefined ? [] : [[stratum, effect('Active', someone.person)]]
    }),
  )

const treatmentTruth = ({ dogwood, elder }: SimulatedConsortium) => ({
  placebo: placeboEffect,
  'SYN-DOGWOOD': { byStratum: effectsByStratum(dogwood, dogwoodEffect) },
  'SYN-ELDER': { byStratum: effectsByStratum(elder, elderEffect) },
  'SYN-FIR': {
    'Combination A': {
      subgroup: {
        rule: `imm.igg >= ${firSubgroup.iggFrom} g/L and dx.disease_duration <= ${firSubgroup.durationTo} a at Week 0`,
        ...firSubgroup,
        activityInside: firArmA.inside,
        activityOutside: firArmA.outside,
      },
      symptomsByStratum: firSymptomEffect,
      programme: { interferon: -1 },
    },
    'Combination B': {
      activity: { ...firArmB, biomarker: 'CXCL13 (protein panel), standardised at Week 0' },
      igg: 0.86,
      rf: 0.65,
      salivaInDdf: 1.4,
      programme: { 'b-cell': -1.2, 'plasma-cell': -0.6 },
    },
  },
})

/** Everything that was planted, as data: what an analysis of the consortium should find, and for whom. */
export const truthOf = (consortium: SimulatedConsortium) => {
  const { seed, panel, alder, bouleau, cedar, dogwood, elder, fir } = consortium
  return {
    synthetic: true,
    seed,
    note: 'Nobody here is real. Effects are full effects; they build up with a time constant of eight weeks.',
    strata: { profiles, independentOfClusters: true },
    clusters: { means: clusterMeans, unit: 'standard deviations of a healthy person' },
    interferonSignature: {
      positiveAbove: interferonCut,
      genes: panel.filter(({ module }) => module === 'interferon').map(({ symbol, load }) => ({ symbol, load: rounded(load) })),
    },
    programmes: Object.fromEntries(
      modules.map((module) => [module, panel.filter((gene) => gene.module === module).map(({ symbol }) => symbol)]),
    ),
    inventedGenes: 'symbols that start with SYNG follow no programme',
    proteins: panelProteins.map(({ symbol, loads }) => ({ symbol, loads })),
    treatment: treatmentTruth(consortium),
    lymphomas: lymphomasOf(bouleau, randomFrom(seed).fork('lymphoma')).map(({ enrolled, day, type }) => ({
      id: enrolled.person.id,
      day,
      type,
    })),
    outOfWindow: {
      study: 'SYN-ELDER',
      visits: elder.enrolled.flatMap(({ person, inclusionDay, visits }) =>
        visits
          .filter(({ time, day }) => Math.abs(day - inclusionDay - time.weeks * 7) > time.window)
          .map(({ time }) => ({ id: person.id, visit: time.label })),
      ),
    },
    studies: Object.fromEntries([alder, bouleau, cedar, dogwood, elder, fir].map((study) => [study.plan.id, studyTruth(study)])),
    figures,
  }
}
