import type { Outcome } from '@dacryon/core'
import { completeCases } from '../data/complete-cases.ts'
import { designMatrix } from '../data/design-matrix.ts'
import type { Frame } from '../data/frame.ts'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done } from '../result/problems.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'
import type { PrincipalComponents } from './principal-components.ts'

/** How much of a component a variable explains. */
export interface ComponentAssociation {
  /** 1 for the first component. */
  readonly component: number
  readonly variable: string
  readonly n: number
  readonly result: Estimable<{
    readonly rSquared: number
    readonly f: number
    readonly df1: number
    readonly df2: number
    readonly pValue: number
  }>
}

/**
 * Association of the first components with batch and clinical variables: R² and F test of a linear model of the scores on each variable alone
 * (all levels of a factor together), over the samples that have it.
 *
 * Issues: `column-unknown`, `no-complete-case`.
 *
 * @example associateComponents(components, frame, ['batch', 'sex'], 5)
 */
export const associateComponents = (
  components: PrincipalComponents,
  frame: Frame,
  variables: readonly string[],
  most = 5,
): Outcome<readonly ComponentAssociation[]> => {
  const found: ComponentAssociation[] = []
  for (const variable of variables) {
    const cases = completeCases(frame, [variable])
    if (!cases.ok) return cases
    const { rows, frame: kept } = cases.value
    const design = designMatrix(kept, [[variable]])
    const kernel = leastSquaresKernel(design.rows, design.columns)
    for (let c = 0; c < Math.min(most, components.components); c++) {
      for (let i = 0; i < design.rows; i++) {
        for (let j = 0; j < design.columns; j++) kernel.columns[j * kernel.stride + i] = design.data[i * design.columns + j] ?? 0
        kernel.response[i] = components.scores[(rows[i] ?? 0) * components.components + c] ?? 0
      }
      const total = sumOfSquares(kernel.response)
      const rank = kernel.factor(design.rows)
      const rest = kernel.residualSquares()
      const [df1, df2] = [rank - 1, design.rows - rank]
      const about = { component: c + 1, variable, n: design.rows }
      if (df1 < 1) found.push({ ...about, result: notEstimable('constant-variable', `${variable} is constant.`) })
      else if (df2 >= 1 && !(rest > 1e-24 * total))
        found.push({ ...about, result: notEstimable('no-variance', `${variable} leaves no variation of the component.`) })
      else if (df2 < 1) found.push({ ...about, result: notEstimable('no-residual', `${variable} has as many levels as samples.`) })
      else {
        const f = (total - rest) / df1 / (rest / df2)
        found.push({ ...about, result: { rSquared: (total - rest) / total, f, df1, df2, pValue: fisherF.upper(f, df1, df2) } })
      }
    }
  }
  return done(found)
}
