import { computeNormalQuantile } from '@dacryon/core'
import { figure } from '../figures.ts'
import type { Findings, Moment } from './findings.ts'
import { blend, clamped, logSd, rounded } from './normal.ts'
import type { Person } from './person.ts'

/** One eye of a pair: most of it shared with the other eye. */
const eyeOf = (shared: number, own: number): number => blend(own, [0.88, shared])

const salivaLogSd = logSd(figure('uwsfQ1'), figure('uwsfQ3'))
// Staining is centred so that the worse of two eyes reaches 5 in the published share of patients.
const stainingSpread = 2.7
const stainingCentre = 4.5 + stainingSpread * computeNormalQuantile(figure('stainingAbnormal')) - 0.65

/** Schirmer's test and ocular staining per eye, tear break-up time, whole saliva flow with and without stimulation. */
export const observeEyesAndMouth = (person: Person, { years, effect, random }: Moment, centreSchirmer: number): Findings => {
  const { trait, gland } = person
  const late = 0.04 * years
  const dry = blend(trait.schirmer, [0.5, gland])
  const stained = blend(trait.staining, [0.4, dry], [0.2, gland])
  const visitDry = blend(random.normal(), [0.92, dry])
  const visitStained = blend(random.normal(), [0.92, stained])
  const schirmer = (): number => {
    const wetting = figure('schirmerMedian') * Math.exp(-0.85 * eyeOf(visitDry, random.normal()) - late)
    return clamped(Math.round(wetting + centreSchirmer + effect.schirmer), 0, 35)
  }
  const staining = (): number => clamped(Math.round(stainingCentre + stainingSpread * eyeOf(visitStained, random.normal()) + late), 0, 12)
  const breakUp = (): number => clamped(Math.round(6 * Math.exp(-0.5 * eyeOf(visitDry, random.normal()) + 0.25 * trait.tearFilm)), 0, 35)
  const dryMouth = blend(trait.saliva, [0.6, gland])
  const visitMouth = blend(random.normal(), [0.93, dryMouth])
  const flow = figure('uwsfMedian') * Math.exp(-salivaLogSd * visitMouth - late) * effect.saliva
  const stimulated = figure('swsfMedian') * Math.exp(-0.7 * blend(trait.stimulated, [0.7, visitMouth]) - late) * Math.sqrt(effect.saliva)
  return {
    'oc.schirmer_r': schirmer(),
    'oc.schirmer_l': schirmer(),
    'oc.oss_r': staining(),
    'oc.oss_l': staining(),
    'oc.tbut_r': breakUp(),
    'oc.tbut_l': breakUp(),
    'or.uwsf': rounded(clamped(flow, 0, 2.5), 2),
    'or.swsf': rounded(clamped(stimulated, 0, 8), 2),
  }
}
