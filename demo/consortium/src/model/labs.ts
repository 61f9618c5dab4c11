import { computeNormalQuantile } from '@dacryon/core'
import { figure } from '../figures.ts'
import { type Findings, type Moment, yes } from './findings.ts'
import { blend, clamped, levelOf, logSd, rounded } from './normal.ts'
import type { Person, Trait } from './person.ts'

const iggLogSd = logSd(figure('iggQ1'), figure('iggQ3'))
const c3LogSd = logSd(figure('c3Q1'), figure('c3Q3'))
const c4LogSd = logSd(figure('c4Q1'), figure('c4Q3'))

const titres = [40, 80, 160, 320, 640, 1280, 2560, 5120] as const

/** Autoantibodies and the other results that are fixed for a person. Anti-SSB occurs only with anti-SSA. */
const serologyOf = (person: Person): Findings => {
  const { trait, z } = person
  const ssa = levelOf(blend(trait.ssa, [0.5, z.interferon], [0.2, z['b-cell']]), [figure('ssaPositive')]) === 1
  const ssb = ssa && levelOf(trait.ssb, [figure('ssbPositiveOfSsa')]) === 1
  const ana = clamped(Math.round(3.2 + 1.7 * blend(trait.ana, [0.4, trait.ssa])), 0, titres.length - 1)
  return {
    'imm.ssa': ssa ? 'positive' : 'negative',
    'imm.ssb': ssb ? 'positive' : 'negative',
    'imm.ana_titre': titres[ana] ?? 40,
    'imm.cryoglobulin': levelOf(blend(trait.cryo, [0.35, person.activity]), [figure('cryoglobulin')]) === 1 ? 'positive' : 'negative',
    'imm.monoclonal': yes(levelOf(blend(trait.clone, [0.3, z['plasma-cell']]), [figure('monoclonal')]) === 1),
  }
}

const rfCentre = 14 * Math.exp(1.5 * computeNormalQuantile(figure('rfPositive')))

/** Blood counts, inflammation, immunoglobulins, complement, light chains and rheumatoid factor at a visit. */
export const observeLabs = (person: Person, { effect, random, activity }: Moment): Findings => {
  const { trait, z } = person
  const own = (name: Trait): number => blend(random.normal(), [0.92, trait[name]])
  const fixed = serologyOf(person)
  const antibodies = fixed['imm.ssa'] === 'positive' ? 0.25 : -0.6
  const igg =
    figure('iggMedian') * Math.exp(iggLogSd * blend(own('igg'), [0.4, z['plasma-cell']], [0.2, activity], [0.35, antibodies])) * effect.igg
  const rf = rfCentre * Math.exp(1.5 * blend(own('rf'), [0.35, z['b-cell']], [0.3, antibodies])) * effect.rf
  const neutrophils = rounded(clamped(3.6 * Math.exp(0.3 * blend(own('neutrophils'), [0.5, z.neutrophil])), 0.4, 20), 2)
  const lymphocytes = rounded(
    clamped(1.6 * Math.exp(0.32 * blend(own('lymphocytes'), [-0.4, z.interferon], [0.35, z['t-cell']])), 0.2, 8),
    2,
  )
  const monocytes = rounded(clamped(0.5 * Math.exp(0.3 * own('monocytes')), 0.05, 3), 2)
  const eosinophils = rounded(clamped(0.13 * Math.exp(0.6 * random.normal()), 0.01, 2), 2)
  const kappa = 17 * Math.exp(0.4 * blend(own('kappa'), [0.5, z['plasma-cell']], [0.2, activity]))
  const creatinine = clamped(66 * Math.exp(0.18 * own('creatinine')) + (person.sex === 'M' ? 13 : 0), 35, 320)
  return {
    ...fixed,
    'lab.haemoglobin': rounded(
      clamped((person.sex === 'M' ? 14.4 : 13.1) + 1.05 * blend(own('haemoglobin'), [-0.3, activity]), 7.2, 17.5),
      1,
    ),
    'lab.wbc': rounded(neutrophils + lymphocytes + monocytes + eosinophils, 2),
    'lab.neutrophils': neutrophils,
    'lab.lymphocytes': lymphocytes,
    'lab.monocytes': monocytes,
    'lab.eosinophils': eosinophils,
    'lab.platelets': Math.round(clamped(245 + 60 * blend(own('platelets'), [0.2, z.neutrophil]), 35, 620)),
    'lab.esr': Math.round(
      clamped(20 * Math.exp(0.65 * blend(own('esr'), [0.45, Math.log(igg / 14.5) / iggLogSd], [0.25, activity])), 1, 140),
    ),
    'lab.crp': rounded(clamped(2.4 * Math.exp(1 * blend(own('crp'), [0.35, z.neutrophil], [0.15, activity])), 0.2, 140), 1),
    'lab.creatinine': Math.round(creatinine),
    'imm.igg': rounded(clamped(igg, 4, 60), 2),
    'imm.iga': rounded(clamped(2.7 * Math.exp(0.45 * own('iga')), 0.2, 12), 2),
    'imm.igm': rounded(clamped(1.2 * Math.exp(0.5 * own('igm')), 0.15, 8), 2),
    'imm.c3': rounded(clamped(figure('c3Median') * Math.exp(c3LogSd * blend(own('c3'), [-0.25, activity])), 0.3, 2.4), 2),
    'imm.c4': rounded(clamped(figure('c4Median') * Math.exp(c4LogSd * blend(own('c4'), [-0.3, activity])), 0.02, 0.7), 2),
    'imm.b2m': rounded(clamped(2.2 * Math.exp(0.3 * blend(own('b2m'), [0.5, activity], [0.2, z.interferon])), 0.9, 12), 2),
    'imm.flc_kappa': rounded(clamped(kappa, 3, 260), 1),
    'imm.flc_lambda': rounded(clamped(kappa * 0.85 * Math.exp(0.2 * own('lambda')), 3, 240), 1),
    'imm.rf': rounded(clamped(rf, 3, 1800), 0),
  }
}
