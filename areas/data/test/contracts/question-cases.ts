import type { Criterion, ObservedValue, Question, Scope } from '@dacryon/core'
import type { Count, Observed } from '../../src/index.ts'

const number = (value: number, raw?: string): ObservedValue => ({ kind: 'number', number: value, ...(raw === undefined ? {} : { raw }) })
const text = (value: string): ObservedValue => ({ kind: 'text', text: value })
const date = (value: string): ObservedValue => ({ kind: 'date', date: value })
const below = (limit: number): ObservedValue => ({ kind: 'censored', comparator: '<', limit, raw: `<${limit}` })
const above = (limit: number): ObservedValue => ({ kind: 'censored', comparator: '>', limit, raw: `>${limit}` })
const missing: ObservedValue = { kind: 'missing', reason: 'not-done' }

const at = (
  subject: string,
  visit: string,
  concept: string,
  value: ObservedValue,
  of: Pick<Observed, 'eye' | 'gland' | 'sample'> = {},
): Observed => ({
  subject,
  visit,
  concept,
  value,
  ...of,
})

/**
 * A study small enough to count by hand. Five subjects; E has no observation at all.
 *
 * | | visit | activity | tear (right, left) | flow | onset | group | gland score | IgG |
 * |---|---|---|---|---|---|---|---|---|
 * | A | W0 | 5 | 4, 12 | 0.1 | 2016-02 | case | parotid 3 | sample a1: 16 |
 * | A | W24 | 2 | 6, 5 | <0.1 | | | | |
 * | B | W0 | 4 | 5, - | 0.10000000000000000001 | 2016 | case | parotid 1, submandibular 3 | sample b1: <7 |
 * | B | W24 | 7 | | | | | | |
 * | C | W0 | missing | | >1.5 | 2016-03-01T10:00 | control | | |
 * | D | W24 | | 3, 3 | | | | | |
 */
export const smallStudy: { readonly subjects: readonly string[]; readonly rows: readonly Observed[] } = {
  subjects: ['A', 'B', 'C', 'D', 'E'],
  rows: [
    at('A', 'W0', 'activity', number(5)),
    at('A', 'W0', 'tear', number(4), { eye: 'right' }),
    at('A', 'W0', 'tear', number(12), { eye: 'left' }),
    at('A', 'W0', 'flow', number(0.1)),
    at('A', 'W0', 'onset', date('2016-02')),
    at('A', 'W0', 'group', text('case')),
    at('A', 'W0', 'gland-score', number(3), { gland: 'parotid' }),
    at('A', 'W0', 'igg', number(16), { sample: 'a1' }),
    at('A', 'W24', 'activity', number(2)),
    at('A', 'W24', 'tear', number(6), { eye: 'right' }),
    at('A', 'W24', 'tear', number(5), { eye: 'left' }),
    at('A', 'W24', 'flow', below(0.1)),
    at('B', 'W0', 'activity', number(4)),
    at('B', 'W0', 'tear', number(5), { eye: 'right' }),
    at('B', 'W0', 'tear', missing, { eye: 'left' }),
    at('B', 'W0', 'flow', number(0.1, '0.10000000000000000001')),
    at('B', 'W0', 'onset', date('2016')),
    at('B', 'W0', 'group', text('case')),
    at('B', 'W0', 'gland-score', number(1), { gland: 'parotid' }),
    at('B', 'W0', 'gland-score', number(3), { gland: 'submandibular' }),
    at('B', 'W0', 'igg', below(7), { sample: 'b1' }),
    at('B', 'W24', 'activity', number(7)),
    at('C', 'W0', 'activity', missing),
    at('C', 'W0', 'flow', above(1.5)),
    at('C', 'W0', 'onset', date('2016-03-01T10:00')),
    at('C', 'W0', 'group', text('control')),
    at('D', 'W24', 'tear', number(3), { eye: 'right' }),
    at('D', 'W24', 'tear', number(3), { eye: 'left' }),
  ],
}

/** A question about `smallStudy`, and its answer counted by hand: subjects and things that satisfy it. */
export interface QuestionCase {
  readonly title: string
  readonly question: Question
  readonly answer: Pick<Count, 'subjects' | 'things'>
}

/** Things of each scope in `smallStudy`. */
export const thingsOfSmallStudy: Readonly<Record<Scope, number>> = { patient: 5, visit: 6, eye: 8, gland: 3, sample: 2 }

const compare = (
  concept: string,
  operator: Extract<Criterion, { kind: 'compare' }>['operator'],
  value: string,
  visits?: readonly string[],
): Criterion => ({
  kind: 'compare',
  concept,
  operator,
  value,
  ...(visits === undefined ? {} : { visits }),
})
const all = (...of: readonly Criterion[]): Criterion => ({ kind: 'all', of })
const any = (...of: readonly Criterion[]): Criterion => ({ kind: 'any', of })
const not = (of: Criterion): Criterion => ({ kind: 'not', of })
const same = (scope: Exclude<Scope, 'patient'>, of: Criterion): Criterion => ({ kind: 'same', scope, of })
const has = (concept: string, visits?: readonly string[]): Criterion => ({
  kind: 'has',
  concept,
  ...(visits === undefined ? {} : { visits }),
})
const dated = (from?: string, to?: string): Criterion => ({
  kind: 'dated',
  concept: 'onset',
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})
const ask = (title: string, scope: Scope, where: Criterion, subjects: number, things = subjects): QuestionCase => ({
  title,
  question: { scope, where },
  answer: { subjects, things },
})

const active = compare('activity', '>=', '5')
const dry = compare('tear', '<=', '5')

/** Every rule at `Criterion`, asked at least once. A reader that answers all of them as written reads the tree as the others do. */
export const questionCases: readonly QuestionCase[] = [
  ask('all of nothing is everyone, with or without observations', 'patient', all(), 5),
  ask('any of nothing is nobody', 'patient', any(), 0),
  ask('one observation is enough', 'patient', active, 2),
  ask('at a visit', 'patient', compare('activity', '>=', '5', ['W0']), 1),
  ask('at one of several visits', 'patient', compare('activity', '>=', '5', ['W0', 'W24']), 2),
  ask('at a visit that nobody had', 'patient', compare('activity', '>=', '5', ['W96']), 0),
  ask('of a concept that nobody has', 'patient', has('unheard-of'), 0),
  ask('a missing value is no value', 'patient', has('activity'), 2),
  ask('a censored value is a value', 'patient', has('flow'), 3),
  ask('without counts those who have no observation', 'patient', not(active), 3),
  ask('decimals decide where doubles are equal', 'patient', compare('flow', '>', '0.1'), 2),
  ask('below the limit of detection is below the limit', 'patient', compare('flow', '<', '0.1'), 1),
  ask('and at most the limit', 'patient', compare('flow', '<=', '0.1'), 1),
  ask('but not below less than it', 'patient', compare('flow', '<', '0.09'), 0),
  ask('nothing above the limit is below twice it', 'patient', compare('flow', '>=', '1.5'), 1),
  ask('a censored value equals nothing', 'patient', compare('igg', '=', '7'), 0),
  ask('and is surely another than its limit', 'patient', compare('igg', '!=', '7'), 2),
  ask('but not surely another than what lies within', 'patient', compare('igg', '!=', '5'), 1),
  ask('a censored value lies in no closed range', 'patient', { kind: 'between', concept: 'igg', low: '0', high: '7' }, 0),
  ask('a range holds its ends', 'patient', { kind: 'between', concept: 'activity', low: '4', high: '5' }, 2),
  ask('a range is exact', 'patient', { kind: 'between', concept: 'flow', low: '0', high: '0.1' }, 1),
  ask('texts compare exactly', 'patient', { kind: 'one-of', concept: 'group', values: ['case', 'Control'] }, 2),
  ask('a month lies in a range that holds all its days', 'patient', dated('2016-02-01', '2016-02-29'), 1),
  ask('and in no smaller one', 'patient', dated('2016-02-02', '2016-12-31'), 1),
  ask('a year may be before any day of it', 'patient', dated(undefined, '2016-06-30'), 2),
  ask('the time of day is left aside, and ends may be partial', 'patient', dated('2016-03-01', '2016-03-01'), 1),
  ask('a partial end means all its days', 'patient', dated('2016', '2016'), 3),
  ask('an open range asks for a date', 'patient', dated(), 3),
  ask('listed subjects, known or not', 'patient', { kind: 'subjects', ids: ['A', 'E', 'Z'] }, 2),
  ask('listed subjects in a finer scope', 'eye', { kind: 'subjects', ids: ['A', 'E'] }, 1, 4),

  ask('visits', 'visit', active, 2),
  ask('visits without: every visit that took place counts', 'visit', not(active), 4),
  ask('two conditions of one patient', 'patient', all(active, dry), 2),
  ask('two conditions of one visit', 'patient', same('visit', all(active, dry)), 1),
  ask('a patient without such a visit', 'patient', not(same('visit', all(active, dry))), 4),
  ask('a visit without', 'patient', same('visit', not(has('activity'))), 2),
  ask('eyes', 'eye', dry, 3, 5),
  ask('a value of the patient is no value of an eye', 'eye', all(dry, active), 0),
  ask('unless one asks for the visit of the eye', 'eye', all(dry, same('visit', active)), 1),
  ask('an eye without a value', 'eye', not(has('tear')), 1),
  ask('the same scope changes nothing', 'eye', same('eye', dry), 3, 5),
  ask('patients with an eye that is not dry', 'patient', same('eye', not(dry)), 2),
  ask('visits with an eye that is not dry', 'visit', same('eye', not(dry)), 2, 3),
  ask('an eye inside a visit inside a patient', 'patient', same('visit', all(active, same('eye', dry))), 1),
  ask(
    'back out to the visit of an eye',
    'patient',
    same('eye', all(compare('tear', '>', '5'), same('visit', compare('activity', '<', '5')))),
    1,
  ),
  ask('glands', 'gland', compare('gland-score', '>=', '3'), 2),
  ask('from an eye to a gland by way of their visit', 'eye', all(dry, same('gland', compare('gland-score', '>=', '3'))), 2),
  ask('from a gland to an eye', 'gland', all(compare('gland-score', '<', '3'), same('eye', dry)), 1),
  ask('samples', 'sample', compare('igg', '<', '7'), 1),
  ask('from a sample to a visit by way of the patient', 'sample', same('visit', active), 2),
  ask('from a sample to an eye', 'sample', same('eye', compare('tear', '>', '6')), 1),
  ask('from a visit to a sample of the patient', 'visit', same('sample', compare('igg', '>', '10')), 1, 2),
]
