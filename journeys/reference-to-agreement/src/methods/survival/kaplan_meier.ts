import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import {
  computeConcordance,
  computeKaplanMeier,
  computeRestrictedMeans,
  type SurvivalScale,
  survivalAt,
  survivalQuantiles,
  testLogRank,
} from '@dacryon/stats/survival'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { framed, plain, square } from '../regression/shapes.ts'

const orNull = <T>(value: Estimable<T>): T | null => (isEstimable(value) ? value : null)

/** `Surv(time,event) ~ arm + strata(stratum)` */
const survivalFormula = (call: string) => {
  const [, time = '', event = '', group = ''] = /Surv\((\w+),\s*(\w+)\)\s*~\s*(\w+)/.exec(call) ?? []
  const [, strata] = /strata\((\w+)\)/.exec(call) ?? []
  return { time, event, group, ...(strata !== undefined && { strata }) }
}

const frameOf = ({ table }: OpenCase) => {
  const data = table('surv')
  return framed(...data.header.map((name) => plain(data, name)))
}

const scaleOf = (call: string): SurvivalScale => {
  const [, scale = 'log'] = /conf\.type='([\w-]+)'/.exec(call) ?? []
  return scale === 'arcsin' ? 'arcsine' : (scale as SurvivalScale)
}

const curves = (reference: OpenCase): Computed => {
  const { time, event, group } = survivalFormula(reference.call)
  const times = reference.args?.times as readonly number[]
  const found = ask(computeKaplanMeier(frameOf(reference), { time, event, group, scale: scaleOf(reference.call) })).curves
  const points = found.flatMap((curve) => survivalAt(curve, times).map((point) => ({ ...point, group: `${group}=${curve.group}` })))
  const quantiles = found.map((curve) => survivalQuantiles(curve, [0.25, 0.5]))
  const rows = found.map((curve) => `${group}=${curve.group}`)
  const matrix = (of: 'time' | 'low' | 'high') => ({
    rows,
    cols: ['25', '50'],
    values: quantiles.map((line) => line.map((one) => orNull(one[of]))),
  })
  return {
    result: {
      strata: points.map((point) => point.group),
      time: points.map((point) => point.time),
      n_risk: points.map(({ atRisk }) => atRisk),
      surv: points.map(({ survival }) => survival),
      se: points.map(({ standardError }) => orNull(standardError)),
      lower: points.map(({ interval }) => orNull(interval)?.low ?? null),
      upper: points.map(({ interval }) => orNull(interval)?.high ?? null),
      quantiles: matrix('time'),
      quantile_lower: matrix('low'),
      quantile_upper: matrix('high'),
    },
  }
}

const restricted = (reference: OpenCase): Computed => {
  const tau = Number(/rmean=([\d.]+)/.exec(reference.call)?.[1])
  const found = ask(computeKaplanMeier(frameOf(reference), { time: 'time', event: 'event', group: 'arm' })).curves
  const { means, differences } = ask(computeRestrictedMeans(found, tau))
  const difference = differences[0] === undefined ? null : orNull(differences[0].difference)
  return {
    result: {
      tau,
      rmst: means.map(({ mean }) => orNull(mean)),
      se: means.map(({ standardError }) => orNull(standardError)),
      diff: difference?.estimate,
      se_diff: difference?.standardError,
    },
  }
}

const logRank = (reference: OpenCase): Computed => {
  const rho = Number(/rho=([\d.]+)/.exec(reference.call)?.[1] ?? 0)
  const { groups, statistic, df, pValue, covariance } = ask(testLogRank(frameOf(reference), { ...survivalFormula(reference.call), rho }))
  return {
    result: {
      observed: groups.map(({ observed }) => observed),
      expected: groups.map(({ expected }) => expected),
      chisq: statistic,
      df,
      p: pValue,
      var: {
        ...square(
          groups.map(({ group }) => group),
          covariance,
        ),
        rows: null,
        cols: null,
      },
    },
  }
}

const harrell = ({ table, call }: OpenCase): Computed => {
  const { time, event, group: marker } = survivalFormula(call)
  const data = table('surv')
  const of = (name: string) => completeNumbersOf(data, name)
  const { c, standardError, counts } = ask(computeConcordance(of(time), of(event), of(marker)))
  return {
    result: {
      c,
      se: standardError,
      counts: {
        concordant: counts.concordant,
        discordant: counts.discordant,
        'tied.x': counts.tiedMarker,
        'tied.y': counts.tiedTime,
        'tied.xy': counts.tiedBoth,
      },
    },
  }
}

export const kaplan_meier: Method = (reference) => {
  if (reference.id === 'rmst') return restricted(reference)
  if (reference.id.startsWith('logrank')) return logRank(reference)
  return reference.id === 'harrell_c' ? harrell(reference) : curves(reference)
}
