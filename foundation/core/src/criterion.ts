import type { Comparator } from './value.ts'

/** Which thing must satisfy the question: the patient, one visit of the patient, one eye or gland at one visit, one sample. */
export type Scope = 'patient' | 'visit' | 'eye' | 'gland' | 'sample'

/**
 * A question about observations, as a frozen tree, asked of things: every reader decides alike by these rules.
 *
 * The things of a scope are those that occur in the observations: subjects; (subject, visit); (subject, visit, eye); (subject, visit, gland);
 * (subject, sample). A subject of the study without observations is a thing of the scope patient too. The observations of a thing are those that
 * carry its whole key: a value without an eye is no observation of an eye.
 *
 * A leaf is true of a thing when at least one observation of the thing satisfies it. Missing values satisfy nothing. Numbers are compared as exact
 * decimals (`decimalOf`). A censored value satisfies a comparison only when every number it can stand for does: `<0.5` is below 0.5, is not 0.7, and
 * lies in no closed range. A partial date lies in a range when all of its days do; the time of day is left aside, and ends may be partial.
 * `subjects` is true of every thing of the subjects listed. `all` of nothing is true, `any` of nothing false, `not` plain two-valued negation.
 *
 * `same` moves to another scope. Inside a coarser scope it asks for one finer thing (at least) of the thing in hand of which the criterion holds. With the
 * scope in hand it changes nothing. With a coarser scope it asks the criterion of the owner: of the visit of the eye in hand. Between
 * scopes of which neither holds the other (eye, gland; sample, visit), it goes to the nearest owner of both (the visit; the patient) and from there to its
 * things. One rule for all: some thing of the scope that shares the nearest common owner satisfies the criterion.
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
