import type { Random } from '@dacryon/core'
import { figure } from '../figures.ts'
import { type Findings, yes } from './findings.ts'
import { blend, clamped, levelOf, logSd, rounded } from './normal.ts'
import type { Person } from './person.ts'

const focusLogSd = logSd(figure('focusScoreQ1'), figure('focusScoreQ3'))

/** A labial gland biopsy: foci counted over the examined area, so that the focus score is 4 x foci / area and nothing else. */
export const readBiopsy = (person: Person, random: Random): Findings => {
  const { trait, gland, z } = person
  const infiltrate = blend(trait.focus, [0.45, gland], [0.25, z['b-cell']])
  const area = rounded(clamped(13 * Math.exp(0.35 * random.normal()), 4, 45), 1)
  const density = figure('focusScoreMedian') * Math.exp(focusLogSd * infiltrate)
  const foci = Math.min(Math.round((density * area) / 4), Math.floor(3 * area))
  const score = rounded((4 * foci) / area, 2)
  const focus = rounded(clamped(0.09 * Math.exp(0.4 * random.normal() + 0.25 * infiltrate), 0.03, 0.6), 3)
  const germinal = levelOf(blend(trait.germinal, [0.45, infiltrate], [0.35, z['b-cell']]), [figure('germinalCentres')])
  return {
    'hist.gland_area': area,
    'hist.n_glands': clamped(Math.round(area / 2.2 + random.normal()), 2, 20),
    'hist.foci_count': foci,
    'hist.focus_score': score,
    'hist.focus_score_pos': yes(4 * foci >= area),
    'hist.chisholm_mason': foci === 0 ? random.integer(0, 1) : 4 * foci < area ? 2 : 4 * foci === area ? 3 : 4,
    'hist.infiltrated_area': rounded(clamped((100 * foci * focus) / area, 0, 80), 1),
    'hist.mean_focus_area': focus,
    'hist.germinal_centre': yes(germinal === 1 && foci > 0),
    'hist.lel': yes(foci > 0 && random.bernoulli(0.08 + 0.1 * clamped(infiltrate, 0, 3))),
    'hist.fibrosis': clamped(Math.round(8 + 5 * gland + (person.age - 50) / 4 + 5 * random.normal()), 0, 70),
    'hist.adipose': clamped(Math.round(10 + (person.age - 50) / 2 + 8 * random.normal()), 0, 85),
    'hist.cd20_pct': clamped(Math.round(32 + 9 * infiltrate + 7 * random.normal()), 2, 80),
  }
}
