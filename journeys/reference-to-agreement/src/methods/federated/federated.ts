import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import {
  computeSiteEffect,
  computeSiteMoments,
  type DisclosurePolicy,
  defaultPolicy,
  fitFederated,
  glmSite,
  poolMoments,
  poolSiteEffects,
  suppressSmallCells,
} from '@dacryon/stats/federated'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, rowsOf, type Table, textsOf } from '../../table.ts'
import { formulaOf } from '../regression/formula.ts'
import { framed, named, numeric } from '../regression/shapes.ts'

/** The reference shows every site, however small. */
const open: DisclosurePolicy = { ...defaultPolicy, minimumForStatistic: 1, minimumForModel: 1, parameterShare: Infinity }

const sorted = (texts: readonly (string | null)[]): readonly string[] =>
  [...new Set(texts.flatMap((text) => (text === null ? [] : [text])))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

const bySite = (table: Table): readonly { readonly name: string; readonly part: Table }[] => {
  const sites = textsOf(table, 'site')
  return sorted(sites).map((name) => ({ name, part: rowsOf(table, (row) => sites[row] === name) }))
}

const pooledFit = async ({ table, call, result }: OpenCase): Promise<Computed> => {
  const { response, terms } = formulaOf(call.slice(call.indexOf('glm(')))
  const names = terms.map(({ text }) => text)
  const specification = { response, terms: names.map((name) => [name]), family: 'logistic' } as const
  const sites = bySite(table('federated')).map(({ name, part }) =>
    ask(glmSite(name, framed(numeric(part, response), ...names.map((column) => numeric(part, column))), specification, open)),
  )
  const fit = ask(await fitFederated(sites))
  const columns = fit.coefficients.map(({ name }) => name)
  const values = fit.coefficients.map(({ value }) => (isEstimable(value) ? value : null))
  const shown = (result as { readonly iterations: readonly unknown[] }).iterations.length
  return {
    result: {
      coef: named(
        columns,
        values.map((value) => value?.estimate),
      ),
      se: named(
        columns,
        values.map((value) => value?.standardError),
      ),
      deviance: fit.deviance,
      iterations: fit.rounds.slice(0, shown).map(({ devianceBefore, coefficients }, at) => ({
        iter: at + 1,
        deviance_at_start: devianceBefore,
        coef: coefficients,
      })),
      n_iter: fit.rounds.length,
    },
    exceptions: [
      {
        path: 'se',
        tolerance: { rel: 1e-5, abs: 1e-9 },
        why: "The reference's information is that of the iterate before the last; at a stricter convergence it gives our figures.",
      },
    ],
  }
}

const moments = ({ table }: OpenCase): Computed => {
  const sites = bySite(table('federated')).map(({ name, part }) => ask(computeSiteMoments(name, completeNumbersOf(part, 'esspri'), open)))
  const pooled = ask(poolMoments(sites))
  return {
    result: {
      sites: Object.fromEntries(sites.map(({ site, n, sum, sumOfSquares }) => [site, { n, sum, sumsq: sumOfSquares }])),
      n: pooled.n,
      mean: pooled.mean,
      var: pooled.variance,
    },
  }
}

const siteLevel = ({ table, call }: OpenCase): Computed => {
  const { response, terms } = formulaOf(call.slice(call.indexOf('lm(')))
  const name = terms[0]?.text ?? ''
  const specification = { model: 'linear', response, terms: [[name]], coefficient: name } as const
  const sites = bySite(table('federated')).map((site) =>
    computeSiteEffect(site.name, framed(numeric(site.part, response), numeric(site.part, name)), specification, open),
  )
  const reml = ask(poolSiteEffects(sites, { model: 'reml', test: 'normal' })).pooled
  const fixed = ask(poolSiteEffects(sites, { model: 'fixed', test: 'normal' })).pooled
  return {
    result: {
      site_est: sites.map(({ effect }) => effect?.effect),
      site_var: sites.map(({ effect }) => effect?.variance),
      reml: { est: reml.estimate, se: reml.standardError, tau2: reml.tau2 },
      fixed: { est: fixed.estimate, se: fixed.standardError },
    },
  }
}

const smallCells = ({ table, call }: OpenCase): Computed => {
  const [, rowName = '', columnName = '', first] = /table\((\w+), (\w+)\) of the first (\d+)/.exec(call) ?? []
  const minimum = Number(/k = (\d+)/.exec(call)?.[1])
  const data = table('trial')
  const [across, down] = [textsOf(data, rowName).slice(0, Number(first)), textsOf(data, columnName).slice(0, Number(first))]
  const [rows, cols] = [sorted(across), sorted(down)]
  const counts = rows.map((row) => cols.map((column) => across.filter((value, at) => value === row && down[at] === column).length))
  const found = ask(suppressSmallCells(counts, minimum))
  return {
    result: {
      table: { rows, cols, values: counts },
      primary: { rows: null, cols: null, values: found.primary.map(([row, column]) => [row + 1, column + 1]) },
      n_primary: found.primary.length,
      rows_needing_complement: found.rowsInNeed.map((row) => rows[row]),
      cols_needing_complement: found.columnsInNeed.map((column) => cols[column]),
    },
  }
}

export const federated: Method = (reference) => {
  switch (reference.id) {
    case 'glm_equals_pooled':
      return pooledFit(reference)
    case 'pooled_moments':
      return moments(reference)
    case 'slma':
      return siteLevel(reference)
    default:
      return smallCells(reference)
  }
}
