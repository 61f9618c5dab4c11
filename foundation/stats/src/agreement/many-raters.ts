import { isEstimable } from '../result/estimable.ts'
import { computeCohenKappa } from './cohen-kappa.ts'
import { categoryCounts, pairTable, type Ratings } from './ratings.ts'
import { agreementWeights, type WeightKind } from './weights.ts'

/** Shares that all chance-corrected coefficients are made of; undefined where no subject has two ratings. */
export interface AgreementShares {
  /** Subjects with a rating, and with two or more. */
  readonly rated: number
  readonly paired: number
  /** Mean weighted agreement of the pairs of raters of a subject. */
  readonly observed: number
  /** The same, subject by subject among those rated; 0 where there is no pair. */
  readonly bySubject: Float64Array
  readonly hasPair: Uint8Array
  /** Mean share of each category over rated subjects. */
  readonly shares: Float64Array
  /** Share of each category, subject by subject among those rated. */
  readonly subjectShares: Float64Array
  readonly weights: Float64Array
  readonly categories: number
}

/** The shares of ratings under weights. */
export const agreementShares = (ratings: Ratings, kind: WeightKind): AgreementShares | undefined => {
  const q = ratings.categories.length
  const weights = agreementWeights(ratings.scale, kind)
  const counts = categoryCounts(ratings)
  const bySubject: number[] = []
  const pairs: number[] = []
  const own: number[] = []
  const shares = new Float64Array(q)
  let [observed, paired] = [0, 0]
  for (let from = 0; from < counts.length; from += q) {
    const line = counts.subarray(from, from + q)
    const raters = line.reduce((total, count) => total + count, 0)
    if (raters === 0) continue
    let agreement = 0
    line.forEach((count, k) => {
      own.push(count / raters)
      shares[k] = (shares[k] ?? 0) + count / raters
      if (count === 0) return
      let near = 0
      line.forEach((other, l) => {
        near += (weights[k * q + l] ?? 0) * other
      })
      agreement += count * (near - 1)
    })
    const hasPair = raters > 1
    bySubject.push(hasPair ? agreement / (raters * (raters - 1)) : 0)
    pairs.push(hasPair ? 1 : 0)
    if (!hasPair) continue
    observed += agreement / (raters * (raters - 1))
    paired += 1
  }
  if (paired === 0) return undefined
  return {
    rated: bySubject.length,
    paired,
    observed: observed / paired,
    bySubject: Float64Array.from(bySubject),
    hasPair: Uint8Array.from(pairs),
    shares: shares.map((share) => share / bySubject.length),
    subjectShares: Float64Array.from(own),
    weights,
    categories: q,
  }
}

/** Cohen's kappas of all pairs of raters that have one. */
export const pairwiseKappas = (
  ratings: Ratings,
  weights: WeightKind,
): readonly { readonly first: number; readonly second: number; readonly kappa: number | undefined }[] => {
  const raters = Array.from({ length: ratings.raters }, (_, at) => at)
  return raters.flatMap((first) =>
    raters.slice(first + 1).map((second) => {
      const kappa = computeCohenKappa(pairTable(ratings, first, second), { weights, scale: ratings.scale })
      return { first, second, kappa: kappa.ok && isEstimable(kappa.value.estimate) ? kappa.value.estimate : undefined }
    }),
  )
}
