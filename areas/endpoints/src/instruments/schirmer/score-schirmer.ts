import { compareExact, type Exact } from '@dacryon/core'
import { missing } from '../../definition/reason.ts'
import { anyOf } from '../../rules/any-of.ts'
import { bothEyes } from '../../rules/both-eyes.ts'
import { ifKnown, orMissing } from '../../rules/known.ts'
import type { EyePolicy } from '../../rules/mean-of-eyes.ts'

interface Cuts {
  readonly eye_policy: EyePolicy
  readonly classification_cut: Exact
  readonly star_cut: Exact
  readonly cress_cut: Exact
  readonly copenhagen_cut: Exact
}

interface Given {
  readonly schirmer_r: Exact | undefined
  readonly schirmer_l: Exact | undefined
  readonly anaesthesia: boolean | undefined
}

/** Both eyes by every rule that names a cut-off. */
export const scoreSchirmer = ({ schirmer_r, schirmer_l, anaesthesia }: Given, options: Cuts) => {
  const basic = anaesthesia === true ? missing('with_anaesthesia') : undefined
  const right = basic ?? orMissing(schirmer_r, 'missing:schirmer_r')
  const left = basic ?? orMissing(schirmer_l, 'missing:schirmer_l')
  const { worst, mean, single } = bothEyes(right, left, 'lower', options.eye_policy)
  const anyAtMost = (cut: Exact) => anyOf([right, left].map((eye) => ifKnown(eye, (value) => compareExact(value, cut) <= 0)))
  const classified = anyAtMost(options.classification_cut)
  return {
    values: {
      worst,
      mean,
      acr_eular: classified,
      aecg: classified,
      star: ifKnown(mean, (value) => compareExact(value, options.star_cut) < 0),
      cress: ifKnown(mean, (value) => compareExact(value, options.cress_cut) <= 0),
      copenhagen: anyAtMost(options.copenhagen_cut),
    },
    ...(single && { flags: ['one_eye_used'] }),
  }
}
