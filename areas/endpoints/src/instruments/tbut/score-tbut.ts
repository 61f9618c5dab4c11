import { compareExact, divideExact, type Exact, exact, sumExact } from '@dacryon/core'
import { type Missing, missing } from '../../definition/reason.ts'
import { anyOf } from '../../rules/any-of.ts'
import { bothEyes } from '../../rules/both-eyes.ts'
import { ifKnown } from '../../rules/known.ts'
import type { EyePolicy } from '../../rules/mean-of-eyes.ts'

interface Chosen {
  readonly eye_policy: EyePolicy
  readonly cut: Exact
  readonly comparison: 'at_most' | 'below'
  readonly readings: Exact
}

type Given = Readonly<Record<string, Exact | undefined>>

const eyeMean = (given: Given, side: 'r' | 'l', needed: Exact): Exact | Missing => {
  const known = [1, 2, 3].flatMap((reading) => given[`${side}_${reading}`] ?? [])
  if (compareExact(exact(known.length), needed) >= 0) return divideExact(sumExact(known), exact(known.length))
  return given[`tbut_${side}`] ?? missing(known.length > 0 ? `too_few_readings_${side}` : `missing:tbut_${side}`)
}

/** Mean of each eye, and whether it is abnormal. */
export const scoreTbut = (given: Given, { eye_policy, cut, comparison, readings }: Chosen) => {
  const [right, left] = [eyeMean(given, 'r', readings), eyeMean(given, 'l', readings)]
  const { worst, mean, single } = bothEyes(right, left, 'lower', eye_policy)
  const abnormal = (eye: Exact | Missing) => ifKnown(eye, (value) => compareExact(value, cut) < (comparison === 'at_most' ? 1 : 0))
  const [abnormal_r, abnormal_l] = [abnormal(right), abnormal(left)]
  return {
    values: { right, left, worst, mean, abnormal_r, abnormal_l, abnormal: anyOf([abnormal_r, abnormal_l]) },
    ...(single && { flags: ['one_eye_used'] }),
  }
}
