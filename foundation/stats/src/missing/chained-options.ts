/** How a variable is imputed. */
export type ImputationModel = 'normal' | 'predictive-mean' | 'logistic' | 'multinomial' | 'ordinal'

export interface ChainedOptions {
  readonly seed: string
  /** Default 20; give at least the percentage of incomplete subjects. */
  readonly imputations?: number
  /** Default 20. */
  readonly iterations?: number
  /** Default: predictive mean matching for numbers, logistic for two levels, multinomial for more. */
  readonly models?: Readonly<Record<string, ImputationModel>>
  /** Columns that explain a variable; default all others of the frame. */
  readonly predictors?: Readonly<Record<string, readonly string[]>>
  /** Factor without missing values (the arm); everything is imputed within its levels. */
  readonly within?: string
}
