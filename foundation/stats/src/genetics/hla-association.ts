import type { Issue, Outcome } from '@dacryon/core'
import { numericColumn } from '../data/column.ts'
import type { Term } from '../data/design-matrix.ts'
import { type Frame, withColumns } from '../data/frame.ts'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import type { ModelEstimate } from '../regression/coefficient.ts'
import { fitLinearModel } from '../regression/fit-linear.ts'
import { fitLogistic, type LogisticModel } from '../regression/fit-logistic.ts'
import { type ChiSquareResult, likelihoodRatio } from '../regression/likelihood-ratio.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { countGenotypes, testHardyWeinberg } from './hardy-weinberg.ts'
import { type AlleleDoses, alleleDoses, type HlaTyping, type TypingOptions } from './hla-typing.ts'

/** What alleles are held against. */
export interface HlaQuestion {
  /** One row a person, in the order of the typing: outcome and covariates (ancestry components, centre, age). */
  readonly frame: Frame
  /** A column of 0 and 1, or of a quantity. */
  readonly outcome: string
  readonly covariates?: readonly string[]
}

/** A test of allele counts on 2n chromosomes. */
export interface AllelicTest {
  readonly statistic: number
  readonly pValue: number
  /** p of the exact Hardy-Weinberg test of this allele in those without the outcome; the allelic test is valid only under it. */
  readonly hardyWeinbergP: number
}

/** One allele and a yes-or-no outcome. */
export interface AlleleAssociation {
  readonly allele: string
  /** Persons with typing, outcome and covariates. */
  readonly n: number
  readonly frequency: { readonly cases: Estimable; readonly controls: Estimable }
  /** Log odds ratio of one more copy. */
  readonly additive: Estimable<ModelEstimate>
  /** Log odds ratio of carrying it. */
  readonly dominant: Estimable<ModelEstimate>
  readonly allelic: Estimable<AllelicTest>
  /** Additive p times the number of alleles of the locus, at most 1. */
  readonly bonferroniP: Estimable
  readonly warnings: readonly Issue[]
}

/** All alleles of a locus and the test of the locus as a whole. */
export interface HlaAssociation {
  readonly locus: string
  readonly alleles: readonly AlleleAssociation[]
  /** Number of alleles, for Bonferroni. */
  readonly tests: number
  /** Likelihood ratio of all alleles but the most frequent one. */
  readonly omnibus: Estimable<ChiSquareResult>
  readonly joined: readonly string[]
}

const dose = 'allele dose'

/** The frame with doses as columns of these names; `null` stays missing. Throws for doses that are no numbers, which `alleleDoses` prevents. */
const withDoses = (frame: Frame, doses: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]): Frame =>
  withColumns(
    frame,
    ...doses.flatMap(({ name, values }) => {
      const column = numericColumn(name, values)
      return column.ok ? [column.value] : []
    }),
  )

const termsOf = (names: readonly string[], { covariates = [] }: HlaQuestion): readonly Term[] =>
  [...names, ...covariates].map((name) => [name])

const fitOdds = (question: HlaQuestion, frame: Frame, names: readonly string[]): Outcome<LogisticModel> =>
  fitLogistic(frame, { response: question.outcome, terms: termsOf(names, question), intervals: 'wald' })

const coefficientOf = (coefficients: readonly { readonly name: string; readonly value: Estimable<ModelEstimate> }[], name: string) =>
  coefficients.find((one) => one.name === name)?.value ?? notEstimable('aliased', `${name} is not in the model.`)

/** Persons of the model by outcome and dose. */
const usedDoses = (model: LogisticModel, values: readonly (number | null)[]) => {
  const [cases, controls]: [number[], number[]] = [[], []]
  for (const [at, row] of model.data.rows.entries()) (model.data.y[at] === 1 ? cases : controls).push(values[row] ?? 0)
  return { cases, controls }
}

const shareOf = (doses: readonly number[]): Estimable =>
  doses.length === 0
    ? notEstimable('empty-group', 'There is nobody in the group.')
    : doses.reduce((total, value) => total + value, 0) / (2 * doses.length)

const allelicTest = (cases: readonly number[], controls: readonly number[]): Estimable<AllelicTest> => {
  const copies = (doses: readonly number[]): number => doses.reduce((total, value) => total + value, 0)
  const [a, c] = [copies(cases), copies(controls)]
  const [b, d] = [2 * cases.length - a, 2 * controls.length - c]
  const margins = (a + b) * (c + d) * (a + c) * (b + d)
  if (margins === 0) return notEstimable('empty-margin', 'Nobody, or everybody, carries the allele or has the outcome.')
  const statistic = ((a + b + c + d) * (a * d - b * c) ** 2) / margins
  const balance = testHardyWeinberg(countGenotypes(controls))
  return { statistic, pValue: chiSquare.upper(statistic, 1), hardyWeinbergP: balance.ok ? balance.value.exactP : 1 }
}

const associate = (question: HlaQuestion, { allele, doses }: AlleleDoses['alleles'][number], tests: number): Outcome<AlleleAssociation> => {
  const additive = fitOdds(question, withDoses(question.frame, [{ name: dose, values: doses }]), [dose])
  if (!additive.ok) return additive
  const carried = doses.map((value) => (value === null ? null : Math.min(1, value)))
  const dominant = fitOdds(question, withDoses(question.frame, [{ name: dose, values: carried }]), [dose])
  if (!dominant.ok) return dominant
  const { cases, controls } = usedDoses(additive.value, doses)
  const effect = coefficientOf(additive.value.coefficients, dose)
  return done({
    allele,
    n: additive.value.counted.used,
    frequency: { cases: shareOf(cases), controls: shareOf(controls) },
    additive: effect,
    dominant: coefficientOf(dominant.value.coefficients, dose),
    allelic: allelicTest(cases, controls),
    bonferroniP: isEstimable(effect) ? Math.min(1, effect.pValue * tests) : effect,
    warnings: additive.value.warnings,
  })
}

const lengthIssues = (question: HlaQuestion, { locus, persons }: HlaTyping): readonly Issue[] =>
  persons.length === question.frame.rows
    ? []
    : [
        inputError('lengths-differ', `${persons.length} typed persons for ${question.frame.rows} rows.`, 'Give one typing a row.', {
          column: locus,
        }),
      ]

const omnibusTest = (question: HlaQuestion, { alleles }: AlleleDoses): Outcome<Estimable<ChiSquareResult>> => {
  const others = alleles.slice(1).map(({ allele, doses }) => ({ name: allele, values: doses }))
  if (others.length === 0) return done(notEstimable('one-allele', 'The locus has one allele.'))
  const frame = withDoses(question.frame, others)
  const wide = fitOdds(
    question,
    frame,
    others.map(({ name }) => name),
  )
  if (!wide.ok) return wide
  // the narrow model on the very rows of the wide one
  const kept = new Set(wide.value.data.rows)
  const marked = numericColumn(
    'typed',
    Array.from({ length: frame.rows }, (_, row) => (kept.has(row) ? 1 : null)),
  )
  if (!marked.ok) return marked
  const narrow = fitLogistic(withColumns(frame, marked.value), {
    response: question.outcome,
    terms: (question.covariates ?? []).map((name) => [name]),
    weights: 'typed',
    intervals: 'wald',
  })
  if (!narrow.ok) return narrow
  return done(likelihoodRatio(narrow.value.deviance, wide.value.deviance, wide.value.fit.rank - narrow.value.fit.rank))
}

/**
 * Association of the alleles of one HLA locus with a yes-or-no outcome: for each allele logistic models of its dose (additive) and of carrying
 * it (dominant) with the covariates, a chi-square test of allele counts, and the likelihood ratio test of all alleles of the locus together.
 *
 * Without ancestry components among the covariates, mixed ancestry looks like association. The allelic test has no covariates and counts
 * chromosomes as independent, which holds only under Hardy-Weinberg proportions.
 *
 * Issues: those of `alleleDoses` and `fitLogistic`; `lengths-differ`. Separation gives "not estimable".
 *
 * Source: Sasieni PD. Biometrics 1997;53:1253-1261 (doi 10.2307/2533494) for the allelic test.
 *
 * @example associateHla({ frame, outcome: 'case', covariates: ['age', 'pc1'] }, typing)
 */
export const associateHla = (question: HlaQuestion, typing: HlaTyping, options: TypingOptions = {}): Outcome<HlaAssociation> => {
  const lengths = lengthIssues(question, typing)
  if (lengths.length > 0) return failed(...lengths)
  const doses = alleleDoses(typing, options)
  if (!doses.ok) return doses
  const tests = doses.value.alleles.length
  const alleles: AlleleAssociation[] = []
  for (const allele of doses.value.alleles) {
    const one = associate(question, allele, tests)
    if (!one.ok) return one
    alleles.push(one.value)
  }
  const omnibus = omnibusTest(question, doses.value)
  if (!omnibus.ok) return omnibus
  return done({ locus: typing.locus, alleles, tests, omnibus: omnibus.value, joined: doses.value.joined })
}

/** Effects of several alleles in one model. */
export interface ConditionalAssociation {
  readonly n: number
  readonly effects: readonly { readonly allele: string; readonly effect: Estimable<ModelEstimate> }[]
}

/**
 * Additive effects of several alleles, each given the others: does an allele keep its effect beside the leading one?
 *
 * Issues: those of `associateHla`; `allele-unknown`.
 *
 * @example associateConditionally(question, typing, ['DQB1*02:01', 'DQB1*05:01'])
 */
export const associateConditionally = (
  question: HlaQuestion,
  typing: HlaTyping,
  alleles: readonly string[],
  options: TypingOptions = {},
): Outcome<ConditionalAssociation> => {
  const lengths = lengthIssues(question, typing)
  if (lengths.length > 0) return failed(...lengths)
  const doses = alleleDoses(typing, options)
  if (!doses.ok) return doses
  const found = doses.value.alleles.filter(({ allele }) => alleles.includes(allele))
  const unknown = alleles.filter((allele) => !found.some((one) => one.allele === allele))
  if (unknown.length > 0)
    return failed(
      ...unknown.map((allele) =>
        inputError('allele-unknown', `Nobody carries ${allele}, or it is rare.`, 'Choose another.', {
          column: typing.locus,
          value: allele,
        }),
      ),
    )
  const columns = alleles.flatMap((allele) =>
    found.filter((one) => one.allele === allele).map(({ doses: values }) => ({ name: allele, values })),
  )
  const model = fitOdds(question, withDoses(question.frame, columns), alleles)
  if (!model.ok) return model
  return done({
    n: model.value.counted.used,
    effects: alleles.map((allele) => ({ allele, effect: coefficientOf(model.value.coefficients, allele) })),
  })
}

/** One allele and a quantity. */
export interface AlleleTrait {
  readonly allele: string
  readonly n: number
  /** Change of the quantity by one more copy. */
  readonly effect: Estimable<ModelEstimate>
  readonly bonferroniP: Estimable
}

/**
 * Association of the alleles of a locus with a quantity (take the logarithm of protein levels first): linear model of the dose with the
 * covariates. Values below detection need `fitTobit` beside it.
 *
 * Issues: those of `alleleDoses` and `fitLinearModel`; `lengths-differ`.
 *
 * @example associateHlaTrait({ frame, outcome: 'log ifn', covariates: ['age'] }, typing)
 */
export const associateHlaTrait = (
  question: HlaQuestion,
  typing: HlaTyping,
  options: TypingOptions = {},
): Outcome<readonly AlleleTrait[]> => {
  const lengths = lengthIssues(question, typing)
  if (lengths.length > 0) return failed(...lengths)
  const doses = alleleDoses(typing, options)
  if (!doses.ok) return doses
  const tests = doses.value.alleles.length
  const traits: AlleleTrait[] = []
  for (const { allele, doses: values } of doses.value.alleles) {
    const frame = withDoses(question.frame, [{ name: dose, values }])
    const model = fitLinearModel(frame, { response: question.outcome, terms: termsOf([dose], question) })
    if (!model.ok) return model
    const effect = coefficientOf(model.value.coefficients, dose)
    traits.push({
      allele,
      n: model.value.counted.used,
      effect,
      bonferroniP: isEstimable(effect) ? Math.min(1, effect.pValue * tests) : effect,
    })
  }
  return done(traits)
}
