import { chiSquare } from '../../numeric/distributions/index.ts'
import { logGamma } from '../../numeric/special/index.ts'
import { hansenCoefficients } from './hansen-coefficients.ts'

const perParameter = 25

/** Estrella's expansion for large statistics; used where there are no coefficients. */
const expansion = (x: number, parameters: number, ratio: number): number => {
  const half = parameters / 2
  const density = Math.exp(-x / 2 + half * Math.log(x / 2) - logGamma(half))
  return Math.min(1, Math.max(0, density * (Math.log(ratio) * (1 - parameters / x) + 2 / x)))
}

/**
 * P-value of a supLM statistic: the largest score test over all cuts that leave out a share at either end.
 *
 * `ratio` is `(1 - low)/low · high/(1 - high)` of the shares between which cuts were tried. Hansen's approximation for 1 to 6 parameters,
 * linear in the trimming between his 25; Estrella's expansion for more (too rough for small statistics).
 *
 * Source: Hansen BE. J Bus Econ Stat 1997;15:60-7 (doi 10.1080/07350015.1997.10524687); Estrella A. Econom Theory 2003;19:1128-43.
 */
export const supLmP = (x: number, parameters: number, ratio: number): number => {
  if (!(x > 0)) return 1
  const trimming = 1 / (1 + Math.sqrt(ratio))
  if (trimming >= 0.5) return chiSquare.upper(x, parameters)
  if (parameters > 6) return expansion(x, parameters, ratio)
  const at = (place: number): number => {
    const from = 3 * ((parameters - 1) * perParameter + place - 1)
    const [constant = 0, slope = 1, df = parameters] = hansenCoefficients.slice(from, from + 3)
    return chiSquare.upper(Math.max(0, constant + slope * x), df)
  }
  if (trimming <= 0.01) return at(perParameter)
  if (trimming >= 0.49) return 100 * (0.5 - trimming) * at(1) + 100 * (trimming - 0.49) * chiSquare.upper(x, parameters)
  const place = (0.51 - trimming) * 50
  const low = Math.min(perParameter - 1, Math.floor(place))
  return (low + 1 - place) * at(low) + (place - low) * at(low + 1)
}
