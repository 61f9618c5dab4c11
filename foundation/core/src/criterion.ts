import type { Comparator } from './value.ts'

/** Which thing must satisfy the question: the patient, one visit of the patient, one eye or gland at one visit, one sample. */
export type Scope = 'patient' | 'visit' | 'eye' | 'gland' | 'sample'

/**
 * A question about observations, as a frozen tree. Leaves are true for a subject (or the thing named by the scope) when at
 * least one of its observations satisfies them; a missing or censored value satisfies no comparison unless the censoring
 * already decides it (`<0.5` is below 1). `not` is plain two-valued negation of that.
 *
 * The kinds are few and settled: a reader is a record with one entry a kind (see `Reader`), so forgetting one does not compile.
 */
export type Criterion =
  | { readonly kind: 'all'; readonly of: readonly Criterion[] }
  | { readonly kind: 'any'; readonly of: readonly Criterion[] }
  | { readonly kind: 'not'; readonly of: Criterion }
  /** The inner criterion holds for one and the same thing of the patient: one visit, one eye, one gland, one sample. */
  | { readonly kind: 'same'; readonly scope: Exclude<Scope, 'patient'>; readonly of: Criterion }
  /** An observation of the concept that has a value. */
  | { readonly kind: 'has'; readonly concept: string; readonly visits?: readonly string[] }
  /** A number compares with a decimal (text, so that 0.1 is a tenth), in the unit of the concept. */
  | {
      readonly kind: 'compare'
      readonly concept: string
      readonly operator: Comparator | '=' | '!='
      readonly value: string
      readonly visits?: readonly string[]
    }
  /** A number lies in the closed range. */
  | { readonly kind: 'between'; readonly concept: string; readonly low: string; readonly high: string; readonly visits?: readonly string[] }
  /** A text is one of the values, compared exactly. */
  | { readonly kind: 'one-of'; readonly concept: string; readonly values: readonly string[]; readonly visits?: readonly string[] }
  /** A date lies in the closed range; an open end is absent. ISO dates. */
  | { readonly kind: 'dated'; readonly concept: string; readonly from?: string; readonly to?: string; readonly visits?: readonly string[] }
  /** The subject is one of those listed. */
  | { readonly kind: 'subjects'; readonly ids: readonly string[] }

/** A cohort: what is counted, and the criterion it must satisfy. */
export interface Question {
  readonly scope: Scope
  readonly where: Criterion
}

/** Name of a kind of node. */
export type CriterionKind = Criterion['kind']
/** The node of a kind. */
export type CriterionOf<K extends CriterionKind> = Extract<Criterion, { kind: K }>

/** One function a kind; `read` picks. */
export type Reader<R> = { readonly [K in CriterionKind]: (node: CriterionOf<K>) => R }

/** Read a criterion with a reader: SQL, a filter, a sentence. */
export const read = <R>(reader: Reader<R>, node: Criterion): R => (reader[node.kind] as (node: Criterion) => R)(node)

/** Concepts that a criterion mentions, each once, in order of first mention. */
export const conceptsOf = (node: Criterion): readonly string[] => {
  const found = new Set<string>()
  const visit = (part: Criterion): void => {
    if (part.kind === 'all' || part.kind === 'any') part.of.forEach(visit)
    else if (part.kind === 'not' || part.kind === 'same') visit(part.of)
    else if (part.kind !== 'subjects') found.add(part.concept)
  }
  visit(node)
  return [...found]
}

/** Everyone: the question that asks nothing. */
export const everyone: Question = Object.freeze({ scope: 'patient', where: Object.freeze({ kind: 'all', of: Object.freeze([]) }) })
