import { ask } from '@dacryon/core'
import {
  computeBrennanPrediger,
  computeGwet,
  computeKrippendorff,
  computeWeightedFleiss,
  type Ratings,
  type WeightKind,
} from '@dacryon/stats/agreement'
import type { Computed, Method } from '../../method.ts'
import { need } from '../../options-of.ts'
import { ends, there } from '../tests/r-test.ts'
import { gradedRatings } from './readings.ts'

const kinds: Readonly<Record<string, WeightKind>> = { unweighted: 'unweighted', linear: 'linear', quadratic: 'quadratic' }

const coefficients = (ratings: Ratings, weights: WeightKind): Computed => {
  const [gwet, prediger, fleiss] = [computeGwet, computeBrennanPrediger, computeWeightedFleiss].map((compute) =>
    ask(compute(ratings, weights)),
  )
  const [ac, bp, fl] = [need(gwet, 'Gwet'), need(prediger, 'Brennan-Prediger'), need(fleiss, 'Fleiss')]
  const { standardError, interval, pValue } = there(ac.inference)
  const rounded = { tolerance: { rel: 0, abs: 1e-5 }, why: 'irrCAC rounds to five digits and takes p as one minus the lower tail.' }
  return {
    result: {
      pa: ac.observed,
      ac: there(ac.estimate),
      ac_pe: ac.expected,
      ac_se: standardError,
      ac_ci: ends(interval),
      fleiss: there(fl.estimate),
      fleiss_pe: fl.expected,
      brennan_prediger: there(bp.estimate),
      bp_se: there(bp.inference).standardError,
      n: ratings.subjects,
      pi_k: ac.categoryShares,
      irrcac_ac: there(ac.estimate),
      irrcac_se: standardError,
      irrcac_p: pValue,
    },
    exceptions: ['irrcac_ac', 'irrcac_se', 'irrcac_p'].map((path) => ({ path, ...rounded })),
  }
}

/** Agreement coefficients of Gwet, Brennan and Prediger, Krippendorff. */
export const gwet: Method = ({ id, table }) => {
  const ratings = gradedRatings(table('sgus_ratings'))
  if (id !== 'krippendorff') return coefficients(ratings, need(kinds[id], `the weights ${id}`))
  const alpha = (metric: 'nominal' | 'ordinal' | 'interval'): number => there(ask(computeKrippendorff(ratings, metric)).estimate)
  return { result: { nominal: alpha('nominal'), ordinal: alpha('ordinal'), interval: alpha('interval') } }
}
