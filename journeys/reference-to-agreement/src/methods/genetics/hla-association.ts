import { ask } from '@dacryon/core'
import { type Frame, frameOf, numericColumn } from '@dacryon/stats/data'
import {
  type AlleleAssociation,
  associateConditionally,
  associateHla,
  associateHlaTrait,
  estimateHaplotypes,
  type HlaTyping,
} from '@dacryon/stats/genetics'
import type { Computed, Exception, Method, OpenCase } from '../../method.ts'
import { numbersOf, type Table, textsOf } from '../../table.ts'
import { fieldOf, textsIn } from '../omics/matrices.ts'

const typingOf = (table: Table, locus: string): HlaTyping => {
  const column = locus.toLowerCase()
  const [first, second] = [textsOf(table, `${column}_1`), textsOf(table, `${column}_2`)]
  return { locus, persons: first.map((allele, row) => [allele, second[row] ?? null] as const) }
}

const unfinished: Exception = {
  path: 'n_haplotypes',
  tolerance: { rel: 0, abs: 3 },
  why: 'haplo.em stops when the log likelihood gains less than 1e-5 and then still counts haplotypes on their way to frequency 0.',
}

const stoppedEarly: Omit<Exception, 'path'> = {
  tolerance: { rel: 1e-5, abs: 1e-8 },
  why: "R's glm at its default epsilon takes standard errors from the weights of the step before the last.",
}

/** An estimate or undefined, which is then a disagreement. */
const numberOf = <T extends object>(value: T, field: string): unknown => fieldOf(value, field)

const haplotypesOf = ({ call, result }: OpenCase, table: Table): Computed => {
  const loci = (/haplo\.em\(([^)]+)\)/.exec(call)?.[1] ?? '').split(',').map((locus) => locus.trim())
  const typings = loci.map((locus) => typingOf(table, locus).persons)
  const persons = table.rows.map((_, row) => typings.map((each) => each[row] ?? ([null, null] as const)))
  const { haplotypes, logLikelihood } = ask(estimateHaplotypes(persons))
  const shown = haplotypes.slice(0, textsIn(fieldOf(result, 'haplotype')).length)
  return {
    result: {
      haplotype: shown.map(({ alleles }) => alleles.join('~')),
      freq: shown.map(({ frequency }) => frequency),
      lnlike: logLikelihood,
      n_haplotypes: haplotypes.length,
    },
    exceptions: [unfinished],
  }
}

const level = 'log ifn alpha'

const frameIn = (table: Table, covariate: string): Frame => {
  const numeric = (name: string) => ask(numericColumn(name, numbersOf(table, name)))
  const logarithms = numbersOf(table, 'ifn_alpha').map((value) => (value === null ? null : Math.log(value)))
  return ask(frameOf([numeric('case'), numeric(covariate), ask(numericColumn(level, logarithms))]))
}

const shownAllele = ({ allele, frequency, additive, dominant, allelic }: AlleleAssociation, trait: object | undefined) => ({
  allele,
  freq_case: frequency.cases,
  freq_control: frequency.controls,
  additive_beta: numberOf(additive, 'estimate'),
  additive_se: numberOf(additive, 'standardError'),
  additive_p: numberOf(additive, 'pValue'),
  dominant_or: 'estimate' in dominant ? Math.exp(dominant.estimate) : undefined,
  allelic_chisq: numberOf(allelic, 'statistic'),
  allelic_p: numberOf(allelic, 'pValue'),
  qtl_beta: trait === undefined ? undefined : numberOf(trait, 'estimate'),
  qtl_p: trait === undefined ? undefined : numberOf(trait, 'pValue'),
})

const locusOf = ({ id, call, result }: OpenCase, table: Table): Computed => {
  const covariate = /adjusted for (\w+)/.exec(call)?.[1] ?? 'age'
  const typing = typingOf(table, id)
  const question = { frame: frameIn(table, covariate), outcome: 'case', covariates: [covariate] }
  const options = { rareBelow: 0 }
  const { alleles, omnibus, tests } = ask(associateHla(question, typing, options))
  const traits = ask(associateHlaTrait({ ...question, outcome: level }, typing, options))
  const expected = fieldOf(result, 'alleles')
  const order = Array.isArray(expected) ? expected.map((one) => String(fieldOf(one, 'allele'))) : []
  const rows = order.flatMap((allele) => alleles.filter((one) => one.allele === allele))
  const key = Object.keys(typeof result === 'object' && result !== null ? result : {}).find((name) => name.startsWith('conditional_')) ?? ''
  const wanted = [...key.matchAll(/(\d+)_(\d+)/g)].flatMap((match) => order.filter((allele) => allele.endsWith(`*${match[1]}:${match[2]}`)))
  const conditional = ask(associateConditionally(question, typing, wanted, options))
  return {
    result: {
      alleles: rows.map((row) => shownAllele(row, traits.find((one) => one.allele === row.allele)?.effect)),
      omnibus: { chisq: numberOf(omnibus, 'statistic'), df: numberOf(omnibus, 'df'), p: numberOf(omnibus, 'pValue') },
      [key]: {
        rows: null,
        cols: null,
        values: conditional.effects.map(({ effect }) =>
          'estimate' in effect ? [effect.estimate, effect.standardError, effect.statistic, effect.pValue] : [],
        ),
      },
      bonferroni_n: tests,
    },
    exceptions: [{ path: key, ...stoppedEarly }],
  }
}

/** Association of HLA alleles and haplotypes. */
export const hlaAssociation: Method = (reference) => {
  const [table] = reference.tables
  if (table === undefined) throw new RangeError('The case names no table.')
  return reference.id === 'haplotype_em' ? haplotypesOf(reference, table) : locusOf(reference, table)
}
