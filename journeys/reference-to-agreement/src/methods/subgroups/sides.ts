import { ask } from '@dacryon/core'
import { quantile } from '@dacryon/stats/numeric'
import { isEstimable } from '@dacryon/stats/result'
import {
  computeArmDifference,
  computeEffectiveSplits,
  computeJaccard,
  computeSplitCriteria,
  runSides,
  type SplitScale,
} from '@dacryon/stats/subgroups'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'
import { namedNumber, namedNumbers } from '../prediction/call-numbers.ts'
import { numbersOfResult, partsOf, textsOfResult } from '../prediction/expected-result.ts'
import { covariateNames, covariatesOf } from './covariates-of.ts'
import { trialOf } from './trial-of.ts'

const tableOf = (open: OpenCase): Table => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  return table
}

/** Cuts of a column at its quantiles, as many as the case lists (`ifn_cuts`). */
const cutsOf = (open: OpenCase, table: Table, name: string): readonly number[] => {
  const count = numbersOfResult(open.result, `${name}_cuts`).length
  const values = completeNumbersOf(table, name)
  return Array.from({ length: count }, (_, at) => quantile(values, (at + 1) / (count + 1)))
}

/** Who goes left by `ifn<=q3`, `fatigue<=4` or `region in AB`. */
const leftOf = (open: OpenCase, table: Table, text: string): readonly boolean[] => {
  const [, name = '', quantileAt, value = ''] = /^(\w+)<=(q?)(.+)$/.exec(text) ?? []
  if (name !== '') {
    const cut = quantileAt === 'q' ? (cutsOf(open, table, name)[Number(value) - 1] ?? Number.NaN) : Number(value)
    return completeNumbersOf(table, name).map((own) => own <= cut)
  }
  const [, column = '', levels = ''] = /^(\w+) in (\w+)$/.exec(text) ?? []
  return textsOf(table, column).map((own) => own !== null && levels.includes(own))
}

const criteria: Method = (open) => {
  const table = tableOf(open)
  const trial = trialOf(table)
  const names = textsOfResult(partsOf(open.result).table, 'split')
  const splits = names.map((split) => computeSplitCriteria(trial, leftOf(open, table, split)))
  const side = (at: 'left' | 'right') =>
    splits.map((split) => {
      const { treated, comparator, difference } = split[at]
      return isEstimable(difference)
        ? { n: treated + comparator, z: difference.statistic, p: difference.pGreater }
        : { n: treated + comparator, z: null, p: null }
    })
  const [left, right] = [side('left'), side('right')]
  const overall = computeArmDifference(trial).difference
  const measured = Object.keys(partsOf(open.result)).filter((name) => name.endsWith('_cuts'))
  return {
    result: {
      table: {
        split: names,
        n_left: left.map(({ n }) => n),
        n_right: right.map(({ n }) => n),
        z_left: left.map(({ z }) => z),
        p_left: left.map(({ p }) => p),
        z_right: right.map(({ z }) => z),
        p_right: right.map(({ p }) => p),
        c1: splits.map(({ differential }) => (isEstimable(differential) ? differential : null)),
        c2: splits.map(({ better }) => (isEstimable(better) ? better : null)),
      },
      ...Object.fromEntries(measured.map((name) => [name, cutsOf(open, table, name.replace(/_cuts$/, ''))])),
      overall: isEstimable(overall) ? { t: overall.statistic, p: overall.pGreater } : null,
    },
  }
}

const effectiveNumbers: Method = (open) => {
  const numbers = (scale: SplitScale): readonly number[] =>
    numbersOfResult(open.result, `levels_${scale}`).map((levels) => ask(computeEffectiveSplits(levels, scale, 1)))
  return {
    result: {
      levels_ordinal: numbersOfResult(open.result, 'levels_ordinal'),
      gstar_ordinal_c1: numbers('ordinal'),
      levels_nominal: numbersOfResult(open.result, 'levels_nominal'),
      gstar_nominal_c1: numbers('nominal'),
    },
  }
}

/** The note asks for a rule of two variables that meets the planted one, with a small adjusted p. */
const search: Method = (open) => {
  const table = tableOf(open)
  const { call, note } = open
  const { subgroups } = ask(
    runSides(trialOf(table), covariatesOf(table, covariateNames(table)), {
      seed: open.id,
      deepest: namedNumber(call, 'L', 2),
      leastSize: namedNumber(call, 'S', 30),
      kept: namedNumber(call, 'M', 3),
      gamma: namedNumbers(call, 'gamma'),
      criterion: namedNumber(call, 'num_crit', 1) === 2 ? 2 : 1,
      bins: namedNumber(call, 'ord.bin', 10),
    }),
  )
  const wanted = (/subgroup on (\w+) and (\w+)/.exec(note ?? '') ?? []).slice(1)
  const found = subgroups.find(({ rule }) => rule.length === wanted.length && wanted.every((name) => rule.some((one) => one.name === name)))
  const planted = completeNumbersOf(table, 'planted')
  const jaccard = found === undefined ? 0 : computeJaccard(found.members, planted)
  return {
    checks: [
      {
        what: `Jaccard of the subgroup on ${wanted.join(' and ')} with the planted one`,
        value: jaccard,
        expected: 0.6,
        within: 0,
        side: 'at-least',
      },
      { what: 'its adjusted p', value: found?.adjustedP ?? 1, expected: 0.05, within: 0, side: 'at-most' },
    ],
  }
}

/** Criteria of single splits, effective number of splits, and the search by its behaviour. */
export const sides: Method = (open) => {
  const parts = partsOf(open.result)
  if ('table' in parts) return criteria(open)
  return 'levels_ordinal' in parts ? effectiveNumbers(open) : search(open)
}
