import type { Issue, Outcome } from '@dacryon/core'
import { aliasedReason, type Coefficient, waldEstimate } from '../regression/coefficient.ts'
import { factorInformation, invertInformation, solveInformation } from '../regression/kernel/information.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import type { ModelSite, SitePart } from './site-parts.ts'

/** One round with all sites. */
export interface Round {
  /** -2 log-likelihood before the step. */
  readonly devianceBefore: number
  readonly coefficients: readonly number[]
}

/** A model fitted over sites without moving rows. */
export interface FederatedModel {
  readonly method: 'Newton over sums of site scores and informations'
  readonly sites: readonly { readonly name: string; readonly n: number }[]
  readonly n: number
  readonly coefficients: readonly Coefficient[]
  /** -2 log-likelihood, up to a constant. */
  readonly deviance: number
  /** Inverse information, row by row. */
  readonly covariance: Float64Array
  readonly rounds: readonly Round[]
  readonly converged: boolean
  readonly warnings: readonly Issue[]
}

const add = (parts: readonly SitePart[], size: number): SitePart => {
  const score = new Float64Array(size)
  const information = new Float64Array(size * size)
  let [n, logLikelihood] = [0, 0]
  for (const part of parts) {
    n += part.n
    logLikelihood += part.logLikelihood
    for (let j = 0; j < size; j++) score[j] = (score[j] as number) + (part.score[j] as number)
    for (let at = 0; at < size * size; at++) information[at] = (information[at] as number) + (part.information[at] as number)
  }
  return { n, logLikelihood, score, information }
}

const askAll = async (sites: readonly ModelSite[], b: Float64Array) => Promise.all(sites.map((site) => site.part(b)))

/**
 * Fits one model over all sites: every round each site sends its score vector and information matrix, the coordinator adds them and
 * takes a Newton step. The result is that of the pooled rows, to rounding. Nothing about a patient leaves a site but these sums; sites refuse
 * models that are too large for them.
 *
 * Source: Wolfson M, et al. Int J Epidemiol 2010;39:1372-1382, doi:10.1093/ije/dyq111.
 *
 * Issues: `no-site`, `columns-differ`; warnings `not-converged`, `aliased`.
 *
 * @example
 * await fitFederated([siteA, siteB])
 */
export const fitFederated = async (
  sites: readonly ModelSite[],
  { level = 0.95, maxRounds = 25, signal }: { readonly level?: number; readonly maxRounds?: number; readonly signal?: AbortSignal } = {},
): Promise<Outcome<FederatedModel>> => {
  const [first] = sites
  if (first === undefined) return failed(inputError('no-site', 'There is no site.', 'Name at least one.'))
  const { names } = first
  const other = sites.find((site) => site.names.join('\n') !== names.join('\n'))
  if (other !== undefined)
    return failed(
      inputError('columns-differ', `${other.name} and ${first.name} code the terms differently.`, 'Use the levels of one dictionary.'),
    )
  const size = names.length
  let b = new Float64Array(size)
  let parts = await askAll(sites, b)
  let total = add(parts, size)
  const { aliased } = factorInformation(total.information, size)
  const rounds: Round[] = []
  let converged = false
  while (!converged && rounds.length < maxRounds) {
    signal?.throwIfAborted()
    const step = solveInformation(factorInformation(total.information, size), total.score)
    const from = b
    const before = total
    let next = from.map((value, j) => value + (step[j] as number))
    parts = await askAll(sites, next)
    total = add(parts, size)
    for (
      let half = 0;
      half < 30 && !(total.logLikelihood >= before.logLikelihood - 1e-9 * (Math.abs(before.logLikelihood) + 0.1));
      half++
    ) {
      next = next.map((value, j) => (value + (from[j] as number)) / 2)
      parts = await askAll(sites, next)
      total = add(parts, size)
    }
    b = next
    rounds.push({ devianceBefore: -2 * before.logLikelihood, coefficients: [...b] })
    converged = step.every((value) => Math.abs(value) < 1e-10)
  }
  const covariance = invertInformation(factorInformation(total.information, size))
  const gone = names.filter((_, j) => aliased[j] === 1)
  return done({
    method: 'Newton over sums of site scores and informations',
    sites: sites.map(({ name }, at) => ({ name, n: parts[at]?.n ?? 0 })),
    n: total.n,
    coefficients: names.map((name, j) => ({
      name,
      value: aliased[j] === 1 ? aliasedReason(name) : waldEstimate(b[j] as number, Math.sqrt(covariance[j * size + j] as number), level),
    })),
    deviance: -2 * total.logLikelihood,
    covariance,
    rounds,
    converged,
    warnings: [
      ...(converged ? [] : [caution('not-converged', 'The model did not converge.', 'Look for separation in the pooled data.')]),
      ...(gone.length === 0 ? [] : [caution('aliased', `No coefficient for ${gone.join(', ')}.`, 'Leave the term out.')]),
    ],
  })
}
