import { ask } from '@dacryon/core'
import { type ChoiceModel, computePoints, computeTradeOffs, fitChoiceModel } from '@dacryon/stats/consensus'
import { factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import type { Method, OpenCase } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { numbersOf, textsOf } from '../../table.ts'
import { there } from '../tests/r-test.ts'

interface Attribute {
  readonly name: string
  readonly factor: boolean
}

/** The terms of `choice ~ factor(systemic)+dryness+strata(task)`; where the call has none, the columns, factors as the result names them. */
const attributesOf = (open: OpenCase, skip: readonly string[]): readonly Attribute[] => {
  const written = /choice ~ (.*strata.*)\)$/.exec(open.call)?.[1]
  if (written === undefined) {
    const result = valuesOf(open.result)
    const named = ['coef', 'raw'].flatMap((part) => result.under(part).names())
    return open
      .table('dce')
      .header.filter((name) => !skip.includes(name))
      .map((name) => ({ name, factor: named.some((one) => one.startsWith(`factor(${name})`)) }))
  }
  return written
    .split('+')
    .map((term) => term.trim())
    .filter((term) => !term.startsWith('strata('))
    .map((term) => {
      const factor = /^factor\((\w+)\)$/.exec(term)?.[1]
      return { name: factor ?? term, factor: factor !== undefined }
    })
}

const columns = { set: 'task', respondent: 'resp', alternative: 'alt', chosen: 'choice' } as const

const modelOf = (open: OpenCase): { readonly model: ChoiceModel; readonly nameOf: (name: string) => string } => {
  const table = open.table('dce')
  const attributes = attributesOf(open, Object.values(columns))
  const frame = ask(
    frameOf([
      ...attributes.map(({ name, factor }) =>
        factor ? ask(factorColumn(name, textsOf(table, name))) : ask(numericColumn(name, numbersOf(table, name))),
      ),
      ask(numericColumn(columns.chosen, numbersOf(table, columns.chosen))),
      ask(factorColumn(columns.set, textsOf(table, columns.set))),
      ask(factorColumn(columns.respondent, textsOf(table, columns.respondent))),
    ]),
  )
  const { chosen, set, respondent } = columns
  const model = ask(fitChoiceModel(frame, { attributes: attributes.map(({ name }) => name), chosen, set, respondent }))
  const nameOf = (name: string): string => {
    const attribute = model.partWorths.find((worth) => worth.name === name)?.attribute ?? name
    return attributes.some((one) => one.name === attribute && one.factor) ? `factor(${attribute})${name.slice(attribute.length)}` : name
  }
  return { model, nameOf }
}

const conditionalLogit = (open: OpenCase) => {
  const { model, nameOf } = modelOf(open)
  const by = (pick: (worth: ChoiceModel['partWorths'][number]) => number) =>
    Object.fromEntries(model.partWorths.map((worth) => [nameOf(worth.name), pick(worth)]))
  const reference = need(model.partWorths.at(-1), 'a part-worth').name
  const tradeOffs = ask(computeTradeOffs(model, reference))
  return {
    coef: by(({ estimate }) => estimate),
    se: by(({ standardError }) => standardError),
    loglik: [model.nullLogLikelihood, model.logLikelihood],
    mcfadden_r2: model.mcFadden,
    hit_rate: model.hitRate,
    importance_pct: Object.fromEntries(model.importance.map(({ attribute, percent }) => [attribute, percent])),
    cluster_robust_se: by(({ robustStandardError }) => there(robustStandardError)),
    trade_off_risk_points: Object.fromEntries(tradeOffs.map(({ name, estimate }) => [nameOf(name), estimate])),
    trade_off_se_delta: tradeOffs.map(({ standardError }) => standardError),
  }
}

/** The part-worths that the result names, over the one whose raw value is 1. */
const points = (open: OpenCase) => {
  const raw = valuesOf(open.result).under('raw')
  const { model, nameOf } = modelOf(open)
  const weights = raw.names().map((name) => ({
    name,
    weight: need(
      model.partWorths.find((worth) => nameOf(worth.name) === name),
      name,
    ).estimate,
  }))
  const unit = need(
    raw.names().find((name) => raw.number(name) === 1),
    'the unit',
  )
  const { items } = ask(computePoints(weights, unit))
  return {
    raw: Object.fromEntries(items.map((item) => [item.name, item.raw])),
    points: Object.fromEntries(items.map((item) => [item.name, item.points])),
  }
}

/** Discrete choice. */
export const dce: Method = (open) => {
  if (open.id === 'points') return { result: points(open) }
  if (open.id === 'conditional_logit') return { result: conditionalLogit(open) }
  const { model, nameOf } = modelOf(open)
  const coef = Object.fromEntries(model.partWorths.map(({ name, estimate }) => [nameOf(name), estimate]))
  return { result: { coef, loglik: model.logLikelihood } }
}
