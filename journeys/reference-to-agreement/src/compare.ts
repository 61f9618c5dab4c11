import type { Check, Computed, Exception } from './method.ts'
import type { ReferenceCase } from './reference-case.ts'

/** Where a value of the expected result was not met. */
interface Difference {
  /** `coef.values.0.1` */
  readonly path: string
  readonly expected: string
  readonly computed: string
}

/** One case compared. */
export interface Comparison {
  readonly agrees: boolean
  /** Numbers compared. */
  readonly numbers: number
  /** Largest absolute difference, and the largest relative one, each with where. */
  readonly largestAbsolute: { readonly value: number; readonly path: string } | undefined
  readonly largestRelative: { readonly value: number; readonly path: string } | undefined
  readonly differences: readonly Difference[]
  /** Those that were needed. */
  readonly exceptions: readonly Exception[]
  readonly checks: readonly (Check & { readonly agrees: boolean })[]
}

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain }

const special: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
  Inf: Infinity,
  '-Inf': -Infinity,
}

const numberOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? special[value] : undefined
}

const show = (value: unknown): string => (value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 120))

const covers = (pattern: string, path: string): boolean => {
  const parts = path.split('.')
  return pattern.split('.').every((part, at) => part === '*' || part === parts[at])
}

class Comparer {
  numbers = 0
  /** Values of any kind compared. */
  values = 0
  largestAbsolute: { value: number; path: string } | undefined
  largestRelative: { value: number; path: string } | undefined
  readonly differences: Difference[] = []
  /** Exceptions without which a number would not agree. */
  readonly used = new Set<Exception>()
  readonly #exceptions: readonly Exception[]
  readonly #tolerance: { readonly rel: number; readonly abs: number }

  constructor(tolerance: { readonly rel: number; readonly abs: number }, exceptions: readonly Exception[]) {
    this.#tolerance = tolerance
    this.#exceptions = exceptions
  }

  walk(expected: Plain, computed: unknown, path: string): void {
    const exception = this.#exceptions.find((one) => covers(one.path, path))
    if (exception !== undefined && exception.tolerance === undefined) {
      this.used.add(exception)
      return
    }
    const number = numberOf(expected)
    if (number !== undefined) this.#number(number, computed, path, exception)
    else this.#other(expected, computed, path)
  }

  #other(expected: Plain, computed: unknown, path: string): void {
    if (expected === null) {
      if (computed !== null && computed !== undefined) this.#differ(path, expected, computed)
      return
    }
    if (typeof expected !== 'object') {
      this.values += 1
      if (expected !== computed) this.#differ(path, expected, computed)
      return
    }
    const unlike = Array.isArray(expected) && Array.isArray(computed) && expected.length !== computed.length
    if (typeof computed !== 'object' || computed === null || unlike) {
      this.#differ(path, expected, computed)
      return
    }
    const found = computed as Readonly<Record<string, unknown>>
    for (const [name, value] of Object.entries(expected)) this.walk(value, found[name], path === '' ? name : `${path}.${name}`)
  }

  #number(expected: number, computed: unknown, path: string, exception: Exception | undefined): void {
    const value = numberOf(computed)
    if (value === undefined) {
      this.#differ(path, expected, computed)
      return
    }
    this.numbers += 1
    this.values += 1
    if (Object.is(value, expected) || value === expected) return
    const absolute = Math.abs(value - expected)
    const relative = absolute / Math.abs(expected)
    if (Number.isFinite(absolute)) {
      if (absolute > (this.largestAbsolute?.value ?? -1)) this.largestAbsolute = { value: absolute, path }
      if (Number.isFinite(relative) && relative > (this.largestRelative?.value ?? -1)) this.largestRelative = { value: relative, path }
    }
    const within = ({ rel, abs }: { readonly rel: number; readonly abs: number }): boolean =>
      Number.isFinite(absolute) && absolute <= abs + rel * Math.abs(expected)
    if (within(this.#tolerance)) return
    if (!within(exception?.tolerance ?? this.#tolerance)) this.#differ(path, expected, computed)
    else if (exception !== undefined) this.used.add(exception)
  }

  #differ(path: string, expected: unknown, computed: unknown): void {
    this.differences.push({ path, expected: show(expected), computed: show(computed) })
  }
}

const judge = (check: Check): Check & { readonly agrees: boolean } => {
  const short = check.expected - check.value
  const agrees =
    check.side === 'at-least' ? short <= check.within : check.side === 'at-most' ? -short <= check.within : Math.abs(short) <= check.within
  return { ...check, agrees: agrees && Number.isFinite(check.value) }
}

/**
 * Holds what was computed against what is expected: `|a - b| <= abs + rel |b|` for every number of the expected result; texts and truth
 * values must be equal; `null` must be absent. A stochastic case without a result is judged by its checks alone; a case with neither
 * disagrees.
 */
export const compare = ({ result, tolerance }: ReferenceCase, computed: Computed): Comparison => {
  const { exceptions = [], checks = [] } = computed
  const comparer = new Comparer({ rel: tolerance.rel ?? 0, abs: tolerance.abs ?? 0 }, exceptions)
  if (computed.result !== undefined) comparer.walk(result as Plain, computed.result, '')
  const judged = checks.map(judge)
  return {
    agrees: comparer.differences.length === 0 && judged.every((check) => check.agrees) && comparer.values + judged.length > 0,
    numbers: comparer.numbers,
    largestAbsolute: comparer.largestAbsolute,
    largestRelative: comparer.largestRelative,
    differences: comparer.differences,
    exceptions: [...comparer.used],
    checks: judged,
  }
}
