import { ask } from '@dacryon/core'
import {
  computeBinaryAgreement,
  computeCohenKappa,
  computeCongerKappa,
  computeFleissKappa,
  computeLightKappa,
  type KappaTest,
  pairTable,
  type Ratings,
  ratingsOf,
  type WeightKind,
} from '@dacryon/stats/agreement'
import type { Method, OpenCase } from '../../method.ts'
import { need, optionsOf } from '../../options-of.ts'
import { textsOf } from '../../table.ts'
import { ends, there } from '../tests/r-test.ts'
import { completeReadings, completeRows, gradedRatings, gradesOf } from './readings.ts'

const kinds: Readonly<Record<string, WeightKind>> = { unweighted: 'unweighted', equal: 'linear', squared: 'quadratic' }

const cohen = (open: OpenCase) => {
  const table = open.table('sgus_ratings')
  const ratings = gradedRatings(completeRows(table), optionsOf(open).numbers('levels') ?? gradesOf(table))
  const weights = need(kinds[open.id.replace('cohen_', '')], 'the weights')
  const kappa = ask(computeCohenKappa(pairTable(ratings, 0, 1), { weights, scale: ratings.scale }))
  const { standardError, nullStandardError, statistic, pValue, interval } = there(kappa.inference)
  return {
    po: kappa.observed,
    pe: kappa.expected,
    kappa: there(kappa.estimate),
    se: standardError,
    se0: nullStandardError,
    z: statistic,
    p: pValue,
    ci: ends(interval),
    vcd_ase: standardError,
    irr_z: statistic,
  }
}

const binary = (open: OpenCase) => {
  const cut = Number(need(/>= ([\d.]+)/.exec(open.call)?.[1], 'where to cut'))
  const pairs = completeReadings(open.table('sgus_ratings')).map(([first = 0, second = 0]) => [first >= cut, second >= cut])
  const count = (first: boolean, second: boolean): number => pairs.filter(([a, b]) => a === first && b === second).length
  const table = [count(true, true), count(true, false), count(false, true), count(false, false)]
  const [bothYes = 0, onlyFirst = 0, onlySecond = 0, bothNo = 0] = table
  const found = ask(computeBinaryAgreement({ bothYes, onlyFirst, onlySecond, bothNo }))
  return {
    table,
    pabak: found.pabak,
    prevalence_index: found.prevalenceIndex,
    bias_index: found.biasIndex,
    ppos: there(found.positive),
    pneg: there(found.negative),
    kappa: there(found.kappa),
  }
}

const line = ({ estimate, statistic, pValue }: KappaTest) => [estimate, statistic, pValue]

const fleissAndLight = (ratings: Ratings) => {
  const fleiss = ask(computeFleissKappa(ratings))
  const overall = there(fleiss.overall)
  return {
    fleiss: overall.estimate,
    fleiss_z: overall.statistic,
    fleiss_p: overall.pValue,
    conger_exact: there(ask(computeCongerKappa(ratings)).estimate),
    light: there(ask(computeLightKappa(ratings)).estimate),
    detail: {
      rows: fleiss.categories.map(({ category }) => category),
      cols: ['Kappa', 'z', 'p.value'],
      values: fleiss.categories.map(({ kappa }) => line(there(kappa))),
    },
    pairwise_mean_weighted_squared: there(ask(computeLightKappa(ratings, 'quadratic')).estimate),
  }
}

const nominal = (open: OpenCase) => {
  const table = open.table('ratings_nominal')
  const columns = table.header.map((name) => textsOf(table, name))
  const fleiss = ask(computeFleissKappa(ask(ratingsOf(table.rows.map((_, row) => columns.map((column) => column[row] ?? null))))))
  const overall = there(fleiss.overall)
  return { fleiss: overall.estimate, z: overall.statistic, subjects: fleiss.used, raters: fleiss.raters }
}

/** Kappas of two and of several raters. */
export const kappa: Method = (open) => {
  if (open.id.startsWith('cohen_')) return { result: cohen(open) }
  if (open.id.startsWith('pabak')) return { result: binary(open) }
  if (open.id === 'fleiss_nominal') return { result: nominal(open) }
  return { result: fleissAndLight(gradedRatings(completeRows(open.table('sgus_ratings')))) }
}
