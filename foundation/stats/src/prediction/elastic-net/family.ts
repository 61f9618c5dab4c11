/** State of a model at its linear predictor, for one block of coefficients. */
export interface BlockState {
  /** Derivative of the log likelihood by each row's linear predictor. */
  readonly residual: Float64Array
  /** Minus the second derivative, row by row. */
  readonly weights: Float64Array
  /** Columns to take off the weighted cross-product: `-Σ m mᵀ` with these means of the risk sets (Cox only). */
  readonly means?: (active: readonly Float64Array[]) => readonly Float64Array[]
}

/** A likelihood whose coefficients come in blocks (one, or one for each class). */
export interface Family {
  readonly blocks: number
  readonly intercept: boolean
  /** Linear predictors of an empty model, block by block. */
  readonly start: readonly number[]
  /** Minus twice the log likelihood of the best possible model. */
  readonly saturated: number
  /** Minus twice the log likelihood at these predictors, rows of a block together. */
  deviance(predictor: readonly Float64Array[]): number
  state(predictor: readonly Float64Array[], block: number): BlockState
}
