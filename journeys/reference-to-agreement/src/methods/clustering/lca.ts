import { ask } from '@dacryon/core'
import { fitLatentClasses, type LatentClasses } from '@dacryon/stats/clustering'
import { type FactorColumn, factorColumn } from '@dacryon/stats/data'
import type { Method } from '../../method.ts'
import { type Table, textsOf } from '../../table.ts'
import { expectedAt } from './expected.ts'

const itemsOf = (table: Table): readonly FactorColumn[] => table.header.map((name) => ask(factorColumn(name, textsOf(table, name))))

const itemProbabilities = ({ items }: LatentClasses): unknown =>
  Object.fromEntries(items.map(({ item, byClass }) => [item, { values: byClass }]))

const options = { seed: 'reference', starts: 50, tolerance: 1e-12, iterations: 50_000 }

export const lca: Method = ({ call, result, tables: [table] }) => {
  if (table === undefined) throw new RangeError('There is no table.')
  const items = itemsOf(table)
  const several = /nclass=1:(\d+)/.exec(call)?.[1]
  if (several === undefined) {
    const fit = ask(fitLatentClasses(items, Number(/nclass=(\d+)/.exec(call)?.[1]), options))
    return {
      result: { llik: fit.logLikelihood, bic: fit.bic, npar: fit.parameters, class_share: fit.shares, item_probs: itemProbabilities(fit) },
    }
  }
  const fits = Array.from({ length: Number(several) }, (_, at) => ask(fitLatentClasses(items, at + 1, options)))
  const k = Number(expectedAt(result, 'k'))
  const fit = fits[k - 1]
  if (fit === undefined) throw new RangeError(`No fit with ${k} classes.`)
  return {
    result: {
      llik: fits.map(({ logLikelihood }) => logLikelihood),
      bic: fits.map(({ bic }) => bic),
      aic: fits.map(({ aic }) => aic),
      npar: fits.map(({ parameters }) => parameters),
      gsq: fits.map(({ deviance }) => deviance),
      k,
      class_share: fit.shares,
      item_probs: itemProbabilities(fit),
      posterior_first3: { values: [0, 1, 2].map((i) => Array.from(fit.posterior.subarray(i * k, (i + 1) * k))) },
      entropy_r2: fit.entropy,
      class_sizes: fit.shares.map((_, label) => fit.labels.filter((own) => own === label).length),
      chisq: fit.chiSquare,
    },
  }
}
