import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import { type Frame, factorColumn } from '@dacryon/stats/data'
import {
  computeCumulativeIncidence,
  fitCauseSpecificCox,
  fitFineGray,
  type GroupIncidence,
  incidenceAt,
  testGray,
} from '@dacryon/stats/survival'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { textsOf } from '../../table.ts'
import { categorical, framed, named, numeric, rootDiagonal } from '../regression/shapes.ts'

const orNull = <T>(value: Estimable<T>): T | null => (isEstimable(value) ? value : null)

const frameOf = ({ table }: OpenCase): Frame => {
  const data = table('comprisk')
  const group = categorical(data, 'group')
  const second = numeric(
    { ...data, header: ['second'], rows: textsOf(data, 'group').map((text) => [text === group.levels[1] ? '1' : '0']) },
    'second',
    'male',
  )
  return framed(
    numeric(data, 'time'),
    ask(factorColumn('status', textsOf(data, 'status'), ['0', '1', '2'])),
    group,
    second,
    numeric(data, 'age'),
  )
}

const followUp = { time: 'time', status: 'status' } as const

const johansen = (reference: OpenCase): Computed => {
  const { times } = reference.result as { readonly times: readonly number[] }
  const [all] = ask(computeCumulativeIncidence(frameOf(reference), { ...followUp, scale: 'log' })).groups
  const at = (event: string) => (all === undefined ? [] : incidenceAt(all, event, times))
  const [one, two] = [at('1'), at('2')]
  return {
    result: {
      times,
      p_event1: one.map(({ incidence }) => incidence),
      p_event2: two.map(({ incidence }) => incidence),
      se_event1: one.map(({ standardError }) => orNull(standardError)),
      se_event2: two.map(({ standardError }) => orNull(standardError)),
      lower1: one.map(({ interval }) => orNull(interval)?.low),
      upper1: one.map(({ interval }) => orNull(interval)?.high),
    },
  }
}

const gray = (reference: OpenCase): Computed => {
  const { est } = reference.result as { readonly est: { readonly cols: readonly string[] } }
  const times = est.cols.map(Number)
  const frame = frameOf(reference)
  const { groups } = ask(computeCumulativeIncidence(frame, { ...followUp, group: 'group', variance: 'aalen' }))
  const { tests } = ask(testGray(frame, { ...followUp, group: 'group' }))
  const lines = ['1', '2'].flatMap((event) =>
    groups.map((group: GroupIncidence) => ({ name: `${group.group} ${event}`, at: incidenceAt(group, event, times) })),
  )
  const rows = lines.map(({ name }) => name)
  return {
    result: {
      est: { rows, cols: est.cols, values: lines.map(({ at }) => at.map(({ incidence }) => incidence)) },
      var: { rows, cols: est.cols, values: lines.map(({ at }) => at.map(({ standardError }) => (orNull(standardError) ?? 0) ** 2)) },
      gray: {
        rows: tests.map(({ event }) => event),
        cols: ['stat', 'pv', 'df'],
        values: tests.map(({ test }) => orNull(test)).map((test) => [test?.statistic, test?.pValue, test?.df]),
      },
    },
  }
}

const fineGray = (reference: OpenCase): Computed => {
  const of = /failcode=(\w+)/.exec(reference.call)?.[1] ?? '1'
  const { predictor, logLikelihood } = ask(fitFineGray(frameOf(reference), { ...followUp, of, terms: [['male'], ['age']] }))
  const { names } = predictor.design
  return {
    result: {
      coef: named(names, predictor.coefficients),
      se: rootDiagonal(names, predictor.covariance),
      loglik: logLikelihood[1],
      loglik_null: logLikelihood[0],
    },
  }
}

const causeSpecific = (reference: OpenCase): Computed => {
  const of = /status==(\w+)/.exec(reference.call)?.[1] ?? '1'
  const { predictor } = ask(fitCauseSpecificCox(frameOf(reference), { ...followUp, of, terms: [['group'], ['age']] }))
  const { names } = predictor.design
  return { result: { coef: named(names, predictor.coefficients), se: rootDiagonal(names, predictor.covariance) } }
}

export const competing_risks: Method = (reference) => {
  switch (reference.id) {
    case 'aalen_johansen':
      return johansen(reference)
    case 'cuminc_gray':
      return gray(reference)
    case 'fine_gray':
      return fineGray(reference)
    default:
      return causeSpecific(reference)
  }
}
