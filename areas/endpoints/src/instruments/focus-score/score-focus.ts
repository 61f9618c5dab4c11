import { compareExact, divideExact, type Exact, exact, multiplyExact } from '@dacryon/core'
import { invalid, isMissing, type Missing, missing } from '../../definition/reason.ts'
import { ifKnown, orMissing } from '../../rules/known.ts'
import { areaOf, chisholmMasonOf, fociPer4mm2, type Levels } from './sample.ts'

interface Given extends Levels {
  readonly fls: boolean | undefined
  readonly confluent: boolean | undefined
  readonly foci_area_total: Exact | undefined
  readonly n_glands: Exact | undefined
}

interface Chosen {
  readonly cut: Exact
  readonly least_area: Exact
  readonly least_glands: Exact
  readonly confluent_score: Exact
}

const hundred = exact(100)

/** Positive as far as it is known: an excluded diagnosis and a score below the cut-off both mean no. */
const positiveOf = (fls: boolean | undefined, counted: Exact | Missing, cut: Exact): boolean | Missing => {
  if (fls === false) return false
  const reached = ifKnown(counted, (score) => compareExact(score, cut) >= 0)
  return fls === undefined && reached !== false ? missing('missing:fls', ...(isMissing(reached) ? reached.missing : [])) : reached
}

/** Focus score with what stands beside it. */
export const scoreFocus = (given: Given, { cut, least_area, least_glands, confluent_score }: Chosen) => {
  const { fls, confluent, foci_area_total, n_glands } = given
  const area = areaOf(given)
  if (!isMissing(area) && foci_area_total !== undefined && compareExact(foci_area_total, area) > 0) return invalid('foci_area_total')
  const counted = confluent === true ? confluent_score : fociPer4mm2(given)
  const fs =
    fls === true
      ? counted
      : missing(fls === false ? 'no_fls' : 'missing:fls', ...(fls === undefined && isMissing(counted) ? counted.missing : []))
  return {
    values: {
      fs,
      positive: positiveOf(fls, counted, cut),
      adequate: ifKnown(area, (size) => compareExact(size, least_area) >= 0),
      cm_grade: ifKnown(fs, chisholmMasonOf),
      percent_infiltrate: ifKnown(area, (size) =>
        ifKnown(orMissing(foci_area_total, 'missing:foci_area_total'), (foci) => divideExact(multiplyExact(hundred, foci), size)),
      ),
      enough_glands: ifKnown(orMissing(n_glands, 'missing:n_glands'), (glands) => compareExact(glands, least_glands) >= 0),
    },
  }
}
