import { nelderMead } from '../numeric/optimise/nelder-mead.ts'

/** a and b of 1 / (1 + a d^2b), fitted to 1 up to the least distance and exp(-(d - least)) beyond, for d from 0 to 3. */
export const attractionCurve = (least: number): { readonly a: number; readonly b: number } => {
  const places = Array.from({ length: 300 }, (_, at) => (3 * at) / 299)
  const wanted = places.map((d) => (d < least ? 1 : Math.exp(-(d - least))))
  const error = (parameters: ArrayLike<number>): number => {
    const [a, b] = [Math.exp(parameters[0] ?? 0), Math.exp(parameters[1] ?? 0)]
    return places.reduce((sum, d, at) => sum + (1 / (1 + a * d ** (2 * b)) - (wanted[at] ?? 0)) ** 2, 0)
  }
  const { point } = nelderMead(error, Float64Array.of(0.4, -0.1))
  return { a: Math.exp(point[0] ?? 0), b: Math.exp(point[1] ?? 0) }
}
