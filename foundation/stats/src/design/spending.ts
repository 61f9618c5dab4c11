import { normal } from '../numeric/index.ts'

/** How error is spent as information accrues: the share of the level spent by information fraction t. */
export type Spending =
  | { readonly kind: 'obrien-fleming' }
  | { readonly kind: 'pocock' }
  | { readonly kind: 'hwang-shih-decani'; readonly gamma: number }

/**
 * Cumulative error spent at information fraction t.
 *
 * Formulas: Lan-DeMets like O'Brien-Fleming `2 - 2Φ(z_{α/2} / √t)`; like Pocock `α log(1 + (e-1) t)`; Hwang-Shih-DeCani
 * `α (1 - e^{-γt}) / (1 - e^{-γ})`, γ = 0 linear.
 *
 * Source: Lan KKG, DeMets DL. Biometrika 1983;70:659-63; Hwang IK, Shih WJ, De Cani JS. Stat Med 1990;9:1439-45.
 */
export const spent = (spending: Spending, alpha: number, t: number): number => {
  if (t >= 1) return alpha
  switch (spending.kind) {
    case 'obrien-fleming':
      return 2 * normal.upper(normal.quantileUpper(alpha / 2) / Math.sqrt(t))
    case 'pocock':
      return alpha * Math.log1p((Math.E - 1) * t)
    case 'hwang-shih-decani':
      return spending.gamma === 0 ? alpha * t : (alpha * Math.expm1(-spending.gamma * t)) / Math.expm1(-spending.gamma)
  }
}
