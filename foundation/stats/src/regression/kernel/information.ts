/** Cholesky factor of an information matrix; rows that depend on earlier ones are left out. */
export interface FactoredInformation {
  readonly size: number
  /** Lower triangle, row by row; 0 on the diagonal where left out. */
  readonly lower: Float64Array
  readonly aliased: Uint8Array
  readonly rank: number
}

/**
 * Factors a symmetric, positive semi-definite matrix given by its lower triangle. A row whose pivot falls to `tolerance` of its own
 * diagonal (or of the scale given) is taken for a linear combination of the rows before it, as in R's fits: earlier terms keep their
 * coefficient.
 */
export const factorInformation = (
  information: Float64Array,
  size: number,
  tolerance = 1e-11,
  scale?: Float64Array,
): FactoredInformation => {
  const lower = new Float64Array(size * size)
  const aliased = new Uint8Array(size)
  let rank = size
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) {
      const pivot = lower[k * size + k] as number
      if (pivot === 0) continue
      let sum = information[j * size + k] as number
      for (let m = 0; m < k; m++) sum -= (lower[j * size + m] as number) * (lower[k * size + m] as number)
      lower[j * size + k] = sum / pivot
    }
    const diagonal = information[j * size + j] as number
    let left = diagonal
    for (let m = 0; m < j; m++) left -= (lower[j * size + m] as number) ** 2
    if (left > tolerance * (scale === undefined ? diagonal : (scale[j] as number)) && left > 0) lower[j * size + j] = Math.sqrt(left)
    else {
      aliased[j] = 1
      rank--
    }
  }
  return { size, lower, aliased, rank }
}

/** Solves for one right side; 0 where left out. */
export const solveInformation = ({ size, lower, aliased }: FactoredInformation, right: ArrayLike<number>): Float64Array => {
  const x = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    if (aliased[j] === 1) continue
    let sum = right[j] as number
    for (let k = 0; k < j; k++) sum -= (lower[j * size + k] as number) * (x[k] as number)
    x[j] = sum / (lower[j * size + j] as number)
  }
  for (let j = size - 1; j >= 0; j--) {
    if (aliased[j] === 1) continue
    let sum = x[j] as number
    for (let k = j + 1; k < size; k++) sum -= (lower[k * size + j] as number) * (x[k] as number)
    x[j] = sum / (lower[j * size + j] as number)
  }
  return x
}

/** The inverse, full and symmetric; rows and columns left out are 0. */
export const invertInformation = (factored: FactoredInformation): Float64Array => {
  const { size } = factored
  const inverse = new Float64Array(size * size)
  const unit = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    if (factored.aliased[j] === 1) continue
    unit[j] = 1
    const column = solveInformation(factored, unit)
    unit[j] = 0
    for (let k = 0; k <= j; k++) {
      inverse[k * size + j] = column[k] as number
      inverse[j * size + k] = column[k] as number
    }
  }
  return inverse
}

/** log |I| over the rows that were kept. */
export const logDeterminantOf = ({ size, lower, aliased }: FactoredInformation): number => {
  let sum = 0
  for (let j = 0; j < size; j++) if (aliased[j] === 0) sum += Math.log(lower[j * size + j] as number)
  return 2 * sum
}
