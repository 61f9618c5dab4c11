import { ask } from '@dacryon/core'
import { type EqtlInput, mapEqtl, permuteEqtl } from '@dacryon/stats/genetics'
import { quantile } from '@dacryon/stats/numeric'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, numbersOf, textsOf } from '../../table.ts'
import { expressionIn, fieldOf, numbersIn } from '../omics/matrices.ts'

const inputOf = ({ table }: OpenCase): EqtlInput => {
  const covariates = table('eqtl_cov')
  const columns = covariates.header.slice(1).map((person) => completeNumbersOf(covariates, person))
  return {
    genotypes: expressionIn(table('eqtl_geno')),
    expression: expressionIn(table('eqtl_expr')),
    covariates: textsOf(covariates, covariates.header[0] ?? '').map((_, row) => columns.map((column) => column[row] ?? 0)),
  }
}

/** Association of markers with expression. */
export const eqtl: Method = (reference) => {
  const { id, call, result, table } = reference
  const input = inputOf(reference)
  if (id === 'linear') {
    const { tests, degrees } = ask(mapEqtl(input))
    const shown = tests.slice(0, numbersIn(fieldOf(result, 'beta')).length)
    const checked = Object.keys(typeof result === 'object' && result !== null ? result : {}).flatMap((key) => {
      const [, gene, marker] = /^lm_check_([^_]+)_(.+)$/.exec(key) ?? []
      const one = tests.find((test) => test.gene === gene && test.marker === marker)
      if (one === undefined) return []
      return [[key, { Estimate: one.beta, 'Std. Error': one.beta / one.t, 't value': one.t, 'Pr(>|t|)': one.pValue }] as const]
    })
    return {
      result: {
        ntests: tests.length,
        snp: shown.map(({ marker }) => marker),
        gene: shown.map(({ gene }) => gene),
        beta: shown.map(({ beta }) => beta),
        t: shown.map(({ t }) => t),
        p: shown.map(({ pValue }) => pValue),
        fdr: shown.map(({ adjustedP }) => adjustedP),
        df: degrees,
        ...Object.fromEntries(checked),
      },
    }
  }
  const permutations = table('perm_index')
  const columns = permutations.header.map((name) => numbersOf(permutations, name))
  const given = permutations.rows.map((_, row) => Int32Array.from(columns, (column) => (column[row] ?? 0) - 1))
  const { bestMarker, bestCorrelation, empiricalP, permuted, byMarker } = ask(
    permuteEqtl(input, /gene (\w+)/.exec(call)?.[1] ?? '', { given }),
  )
  const shares = Object.keys(fieldOf(result, 'null_max_quantiles') ?? {})
  return {
    result: {
      best_snp: bestMarker,
      best_abs_r: bestCorrelation,
      p_empirical: empiricalP,
      null_max_quantiles: Object.fromEntries(shares.map((share) => [share, quantile(permuted, Number.parseFloat(share) / 100)])),
      p_maxT_first10: byMarker.slice(0, numbersIn(fieldOf(result, 'p_maxT_first10')).length).map(({ adjustedP }) => adjustedP),
    },
  }
}
