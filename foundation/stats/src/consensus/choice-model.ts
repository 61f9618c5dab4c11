import type { Issue, Outcome } from '@dacryon/core'
import { completeCases } from '../data/complete-cases.ts'
import { designMatrix } from '../data/design-matrix.ts'
import { type Frame, factorOf, numericOf } from '../data/frame.ts'
import { normal } from '../numeric/distributions/normal.ts'
import { choleskyFactor, choleskyInverse } from '../numeric/matrix/cholesky.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { newtonMaximise } from '../numeric/optimise/newton-maximise.ts'
import { logSumExp } from '../numeric/special/log-helpers.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'

/** What a choice experiment is made of. */
export interface ChoiceSpecification {
  /** Columns that describe an alternative; factors by their levels, the first being worth 0. An opt-out constant is one of them. */
  readonly attributes: readonly string[]
  /** Numeric column, 1 for the alternative that was chosen. */
  readonly chosen: string
  /** Factor of the choice sets. */
  readonly set: string
  /** Factor of the respondents, for standard errors. */
  readonly respondent?: string
  readonly level?: number
}

/** Part-worth of a level or of one unit. */
export interface PartWorth {
  readonly name: string
  readonly attribute: string
  readonly estimate: number
  readonly standardError: number
  /** With choices of one respondent taken as dependent. */
  readonly robustStandardError: Estimable
  readonly interval: Interval
  readonly pValue: number
}

/** A conditional logit model. */
export interface ChoiceModel {
  readonly sets: number
  readonly respondents: number
  readonly partWorths: readonly PartWorth[]
  readonly logLikelihood: number
  readonly nullLogLikelihood: number
  readonly mcFadden: number
  /** Share of the choices that the model finds, ties shared. */
  readonly hitRate: number
  /** Range of each attribute's part-worths over what was shown, in per cent of all ranges. */
  readonly importance: readonly { readonly attribute: string; readonly percent: number }[]
  readonly covariance: Matrix
  readonly method: string
  readonly warnings: readonly Issue[]
}

interface Sets {
  readonly x: Float64Array
  readonly width: number
  /** Rows of each set. */
  readonly rows: readonly Int32Array[]
  readonly chosen: readonly number[]
}

/** Utilities, and the log of the sum of their exponentials, of one set. */
const sharesOf = ({ x, width }: Sets, rows: Int32Array, beta: ArrayLike<number>) => {
  const utilities = Float64Array.from(rows, (row) => {
    let total = 0
    for (let j = 0; j < width; j++) total += (x[row * width + j] ?? 0) * (beta[j] ?? 0)
    return total
  })
  const all = logSumExp(utilities)
  return { utilities, all, shares: utilities.map((value) => Math.exp(value - all)) }
}

/** Chosen minus expected attributes of one set. */
const scoreOf = ({ x, width }: Sets, rows: Int32Array, chosen: number, shares: Float64Array): Float64Array =>
  Float64Array.from({ length: width }, (_, j) => {
    let expected = 0
    rows.forEach((row, at) => {
      expected += (shares[at] ?? 0) * (x[row * width + j] ?? 0)
    })
    return (x[chosen * width + j] ?? 0) - expected
  })

const likelihood = (sets: Sets) => (beta: Float64Array) => {
  const { x, width } = sets
  const [score, information] = [new Float64Array(width), zeros(width, width)]
  let value = 0
  sets.rows.forEach((rows, at) => {
    const chosen = sets.chosen[at] ?? 0
    const { utilities, all, shares } = sharesOf(sets, rows, beta)
    value += (utilities[rows.indexOf(chosen)] ?? 0) - all
    const own = scoreOf(sets, rows, chosen, shares)
    const means = own.map((excess, j) => (x[chosen * width + j] ?? 0) - excess)
    own.forEach((excess, j) => {
      score[j] = (score[j] ?? 0) + excess
    })
    rows.forEach((row, k) => {
      for (let i = 0; i < width; i++) {
        const left = (shares[k] ?? 0) * ((x[row * width + i] ?? 0) - (means[i] ?? 0))
        for (let j = 0; j < width; j++) {
          const cell = i * width + j
          information.data[cell] = (information.data[cell] ?? 0) + left * ((x[row * width + j] ?? 0) - (means[j] ?? 0))
        }
      }
    })
  })
  return { value, score, information }
}

/** Sandwich variances with the scores of each respondent added up; no small-sample factor. */
const robustErrors = (sets: Sets, beta: Float64Array, covariance: Matrix, respondentOf: readonly number[]): readonly number[] => {
  const { width } = sets
  const sums = new Map<number, Float64Array>()
  sets.rows.forEach((rows, at) => {
    const { shares } = sharesOf(sets, rows, beta)
    const own = scoreOf(sets, rows, sets.chosen[at] ?? 0, shares)
    const respondent = respondentOf[at] ?? at
    const sum = sums.get(respondent) ?? new Float64Array(width)
    sums.set(
      respondent,
      sum.map((value, j) => value + (own[j] ?? 0)),
    )
  })
  return Array.from({ length: width }, (_, i) => {
    let variance = 0
    for (const sum of sums.values()) {
      let projected = 0
      for (let j = 0; j < width; j++) projected += (covariance.data[i * width + j] ?? 0) * (sum[j] ?? 0)
      variance += projected * projected
    }
    return Math.sqrt(variance)
  })
}

const hitsOf = (sets: Sets, beta: Float64Array): number => {
  let hits = 0
  sets.rows.forEach((rows, at) => {
    const { utilities } = sharesOf(sets, rows, beta)
    const top = Math.max(...utilities)
    const best = [...rows].filter((_, k) => (utilities[k] ?? 0) >= top - 1e-12 * Math.abs(top))
    if (best.includes(sets.chosen[at] ?? -1)) hits += 1 / best.length
  })
  return hits / sets.rows.length
}

/** Range of utility that each attribute spans over what was shown. */
const rangesOf = (frame: Frame, attributes: readonly string[], worths: readonly { attribute: string; estimate: number }[]) =>
  attributes.map((attribute) => {
    const own = worths.filter((worth) => worth.attribute === attribute).map(({ estimate }) => estimate)
    const column = frame.columns.get(attribute)
    const shown = column?.kind === 'numeric' ? [...column.values].map((value) => value * (own[0] ?? 0)) : [0, ...own]
    return { attribute, range: Math.max(...shown) - Math.min(...shown) }
  })

const decided = inputError(
  'singular',
  'Some level decides every choice that it is in, so its part-worth is infinite.',
  'Drop it, or ask about closer alternatives.',
)

const setsOf = (x: Float64Array, width: number, codes: Int32Array, levels: number, chosen: Float64Array): Sets | Issue => {
  const rows: number[][] = Array.from({ length: levels }, () => [])
  codes.forEach((code, row) => {
    rows[code]?.push(row)
  })
  const picks = rows.map((own) => own.filter((row) => chosen[row] === 1))
  const wrong = picks.findIndex((pick, at) => pick.length !== 1 || (rows[at]?.length ?? 0) < 2)
  if (wrong >= 0)
    return inputError(
      'choice-invalid',
      `Choice set ${wrong + 1} has ${picks[wrong]?.length ?? 0} choices.`,
      'Give one choice of two or more.',
    )
  return { x, width, rows: rows.map((own) => Int32Array.from(own)), chosen: picks.map(([row]) => row ?? 0) }
}

const partWorthsOf = (
  full: ReturnType<typeof designMatrix>,
  attributes: readonly string[],
  beta: Float64Array,
  covariance: Matrix,
  robust: readonly number[] | undefined,
  level: number,
): readonly PartWorth[] => {
  const z = normal.quantileUpper((1 - level) / 2)
  return full.names.slice(1).map((name, at): PartWorth => {
    const [estimate, standardError] = [beta[at] ?? 0, Math.sqrt(covariance.data[at * covariance.columns + at] ?? 0)]
    return {
      name,
      attribute: attributes[full.termOf[at + 1] ?? 0] ?? name,
      estimate,
      standardError,
      robustStandardError: robust?.[at] ?? notEstimable('no-respondents', 'Respondents are not named.'),
      interval: { low: estimate - z * standardError, high: estimate + z * standardError, level },
      pValue: Math.min(1, 2 * normal.upper(Math.abs(estimate / standardError))),
    }
  })
}

/**
 * Conditional (multinomial) logit of a discrete choice experiment.
 *
 * Meaning: part-worths of levels from what respondents chose; their ratios are trade-offs (`computeTradeOffs`). Assumes that all respondents
 * share them and that dropping an alternative does not change the odds of the others. Standard errors that take respondents as clusters are
 * given beside.
 *
 * Formula: `P(choice) = exp(x'β)/Σ exp(x'β)` within a set, by Newton's method; McFadden's R² `1 - l/l0`, l0 with equal chances.
 *
 * Source: McFadden D. In: Zarembka P (ed). Frontiers in econometrics. 1974:105-42; Hauber AB et al. Value Health 2016;19:300-15
 * (doi 10.1016/j.jval.2016.04.004).
 *
 * Issues: `column-unknown`, `no-complete-case`, `choice-invalid`, `singular`, `level-invalid`.
 */
export const fitChoiceModel = (frame: Frame, specification: ChoiceSpecification): Outcome<ChoiceModel> => {
  const { attributes, chosen, set, respondent, level = 0.95 } = specification
  const complete = completeCases(frame, [...attributes, chosen, set, ...(respondent === undefined ? [] : [respondent])])
  if (!complete.ok) return complete
  const used = complete.value.frame
  const [choice, sets] = [numericOf(used, chosen), factorOf(used, set)]
  const who = respondent === undefined ? undefined : factorOf(used, respondent)
  if (!choice.ok || !sets.ok || who?.ok === false || levelIssues(level).length > 0)
    return failed(
      ...[...(choice.ok ? [] : choice.issues), ...(sets.ok ? [] : sets.issues), ...(who?.ok === false ? who.issues : [])],
      ...levelIssues(level),
    )
  // an intercept is the same for all alternatives of a set: it is coded and then left out
  const full = designMatrix(
    used,
    attributes.map((name) => [name]),
  )
  const width = full.columns - 1
  const x = full.data.filter((_, at) => at % full.columns > 0)
  const data = setsOf(x, width, sets.value.codes, sets.value.levels.length, choice.value.values)
  if ('code' in data) return failed(data)
  const found = newtonMaximise(likelihood(data), new Float64Array(width))
  const factor = found.singular ? undefined : choleskyFactor(found.information)
  if (factor === undefined || !found.converged)
    return failed(
      inputError('singular', 'The part-worths cannot be told apart, or are infinite.', 'Look for levels that decide every choice.'),
    )
  const covariance = choleskyInverse(factor)
  const flat = likelihood(data)(new Float64Array(width)).information.data
  // where choices are decided outright the information vanishes as the part-worths grow
  if (covariance.data.some((variance, at) => at % (width + 1) === 0 && variance * (flat[at] ?? 0) > 1e6)) return failed(decided)
  const respondents = data.chosen.map((row) => who?.value.codes[row] ?? row)
  const robust = who === undefined ? undefined : robustErrors(data, found.point, covariance, respondents)
  const partWorths = partWorthsOf(full, attributes, found.point, covariance, robust, level)
  const nullLogLikelihood = -data.rows.reduce((sum, rows) => sum + Math.log(rows.length), 0)
  const ranges = rangesOf(used, attributes, partWorths)
  const all = ranges.reduce((sum, { range }) => sum + range, 0)
  const dropped = frame.rows - used.rows
  return done({
    sets: data.rows.length,
    respondents: who === undefined ? data.rows.length : new Set(respondents).size,
    partWorths,
    logLikelihood: found.value,
    nullLogLikelihood,
    mcFadden: 1 - found.value / nullLogLikelihood,
    hitRate: hitsOf(data, found.point),
    importance: ranges.map(({ attribute, range }) => ({ attribute, percent: all > 0 ? (100 * range) / all : 0 })),
    covariance,
    method: 'Conditional logit',
    warnings: dropped > 0 ? [caution('rows-dropped', `${dropped} rows with missing values are left out.`, 'Look at them.')] : [],
  })
}
