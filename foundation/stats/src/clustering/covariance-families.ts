/**
 * Families of covariances of a Gaussian mixture by volume, shape and orientation: E equal over components, V variable, I spheres or axes of
 * the coordinates.
 */
export const covarianceFamilies = [
  'EII',
  'VII',
  'EEI',
  'VEI',
  'EVI',
  'VVI',
  'EEE',
  'VEE',
  'EVE',
  'VVE',
  'EEV',
  'VEV',
  'EVV',
  'VVV',
] as const

/** One of the fourteen families. */
export type CovarianceFamily = (typeof covarianceFamilies)[number]

/** Free parameters of the covariances of `g` components in `p` dimensions. */
const covarianceParameters = (family: CovarianceFamily, p: number, g: number): number => {
  const [volume, shape, orientation] = [...family].map((letter) => (letter === 'V' ? g : 1))
  const shapes = family[1] === 'I' ? 0 : (shape ?? 1) * (p - 1)
  const turns = family[2] === 'I' ? 0 : ((orientation ?? 1) * p * (p - 1)) / 2
  return (volume ?? 1) + shapes + turns
}

/** Free parameters of a mixture: shares, means and covariances. */
export const mixtureParameters = (family: CovarianceFamily, p: number, g: number): number =>
  g - 1 + g * p + covarianceParameters(family, p, g)
