import type { Outcome } from '@dacryon/core'
import type { Term } from '../data/design-matrix.ts'
import type { Frame } from '../data/frame.ts'
import { addCrossProduct } from '../regression/kernel/add-cross-product.ts'
import { type Family, logisticFamily, poissonFamily } from '../regression/kernel/family.ts'
import { addCrossVector, linearPredictor, mirror } from '../regression/kernel/rows.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { withoutIntercept } from '../survival/fit-cox.ts'
import { partialLikelihood } from '../survival/kernel/partial-likelihood.ts'
import { sortCox } from '../survival/kernel/sorted.ts'
import { type DisclosurePolicy, defaultPolicy, modelIssues } from './disclosure-policy.ts'
import { siteRows } from './site-rows.ts'

/** What a site tells about a model at given coefficients: sums over its patients, nothing about one of them. */
export interface SitePart {
  readonly n: number
  /** Log-likelihood, up to a constant. */
  readonly logLikelihood: number
  readonly score: Float64Array
  /** columns x columns, row by row. */
  readonly information: Float64Array
}

/** A site that answers for its patients; near or over a network. */
export interface ModelSite {
  readonly name: string
  /** Names of the coefficients, the same at all sites. */
  readonly names: readonly string[]
  part(coefficients: Float64Array): SitePart | Promise<SitePart>
}

/** A generalised linear model over sites. */
export interface FederatedGlmSpecification {
  readonly response: string
  readonly terms: readonly Term[]
  readonly family: 'logistic' | 'poisson'
}

const families: Readonly<Record<FederatedGlmSpecification['family'], Family>> = { logistic: logisticFamily, poisson: poissonFamily }

/**
 * The site of a generalised linear model. Factors must have the levels of the dictionary, so that all sites code alike.
 *
 * Issues: those of `completeCases`; `too-few-patients`, `too-many-parameters`, `response-invalid`.
 */
export const glmSite = (
  name: string,
  frame: Frame,
  { response, terms, family }: FederatedGlmSpecification,
  policy: DisclosurePolicy = defaultPolicy,
): Outcome<ModelSite> => {
  const read = siteRows(frame, terms, [response], true)
  if (!read.ok) return read
  const { design, columns } = read.value
  const y = columns.get(response) ?? new Float64Array(0)
  const bad = y.find((value) => (family === 'logistic' ? value !== 0 && value !== 1 : value < 0 || !Number.isInteger(value)))
  const issues = modelIssues(design.rows, design.columns, `The model at ${name}`, policy)
  if (issues.length > 0) return failed(...issues)
  if (bad !== undefined)
    return failed(
      inputError(
        'response-invalid',
        `${response} holds ${bad} at ${name}.`,
        family === 'logistic' ? 'The response is 0 or 1.' : 'Counts are 0, 1, ...',
        {
          column: response,
        },
      ),
    )
  return done({
    name,
    names: design.names,
    part: (coefficients) => {
      const size = design.columns
      const eta = new Float64Array(design.rows)
      const into = { mean: new Float64Array(design.rows), information: new Float64Array(design.rows), score: new Float64Array(design.rows) }
      linearPredictor(design, coefficients, undefined, eta)
      const deviance = families[family].evaluate(y, eta, undefined, into)
      const score = new Float64Array(size)
      const information = new Float64Array(size * size)
      addCrossVector(design, into.score, score)
      addCrossProduct(design.data, design.rows, size, into.information, information)
      mirror(information, size)
      return { n: design.rows, logLikelihood: -deviance / 2, score, information }
    },
  })
}

/** A Cox model over sites, each site with its own baseline hazard. */
export interface FederatedCoxSpecification {
  readonly time: string
  readonly event: string
  readonly terms: readonly Term[]
}

/**
 * The site of a Cox model stratified by site: its own risk sets, so no event time leaves it.
 *
 * Issues: those of `completeCases`; `too-few-patients`, `too-many-parameters`, `event-not-binary`.
 */
export const coxSite = (
  name: string,
  frame: Frame,
  { time, event, terms }: FederatedCoxSpecification,
  policy: DisclosurePolicy = defaultPolicy,
): Outcome<ModelSite> => {
  const read = siteRows(frame, terms, [time, event], true)
  if (!read.ok) return read
  const design = withoutIntercept(read.value.design)
  const issues = modelIssues(design.rows, design.columns, `The model at ${name}`, policy)
  if (issues.length > 0) return failed(...issues)
  const [t, e] = [read.value.columns.get(time) ?? [], read.value.columns.get(event) ?? []]
  if (Array.from(e).some((value) => value !== 0 && value !== 1))
    return failed(
      inputError('event-not-binary', `${event} is not always 0 or 1 at ${name}.`, 'Events are 1, ends of follow-up 0.', { column: event }),
    )
  const sorted = sortCox({ design, time: t, event: e })
  return done({
    name,
    names: design.names,
    part: (coefficients) => {
      const { logLikelihood, score, information } = partialLikelihood(sorted, coefficients, 'efron')
      return { n: design.rows, logLikelihood, score, information }
    },
  })
}
