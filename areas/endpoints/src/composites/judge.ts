import type { Exact } from '@dacryon/core'
import { type Missing, missing, type Reason } from '../definition/reason.ts'
import type { Words } from '../definition/words.ts'
import { type EyePolicy, meanOfEyes } from '../rules/mean-of-eyes.ts'
import type { Composite, Domain, Test } from './composite.ts'
import { itemId } from './items-of.ts'
import { compares, type Met, metBy, reads } from './met.ts'

type Given = Readonly<Record<string, Exact | undefined>>
type Choices = Readonly<Record<string, unknown>>

/** One visit of a test: what was measured, or why it cannot be used. */
interface Seen {
  readonly value?: Exact
  /** Something was collected. */
  readonly collected: boolean
  readonly why?: Reason
  readonly single?: true
}

/** A test with both visits. */
interface Evaluated {
  readonly usable: boolean
  readonly collected: boolean
  readonly met: boolean
  /** Abnormal at baseline and at follow-up; undefined for tests without a normal range. */
  readonly abnormal?: { readonly before: boolean; readonly after: boolean }
  readonly why: readonly Reason[]
  readonly single: boolean
}

/** How a measure is seen at a visit. */
export const looker = (measure: string, eyes: boolean, visit: 'baseline' | 'follow-up'): ((given: Given, policy: EyePolicy) => Seen) => {
  if (!eyes) {
    const id = itemId(measure, visit)
    const absent: Seen = { collected: false, why: `missing:${id}` }
    return (given) => {
      const value = given[id]
      return value === undefined ? absent : { value, collected: true }
    }
  }
  const [right, left] = [itemId(measure, visit, 'right'), itemId(measure, visit, 'left')]
  const absent: Seen = { collected: false, why: `missing:${right}` }
  const one: Seen = { collected: true, why: 'one_eye' }
  return (given, policy) => {
    const mean = meanOfEyes(given[right], given[left], policy)
    if (mean === undefined) return absent
    if (mean === 'one-eye') return one
    return mean.single === true ? { value: mean.value, collected: true, single: true } : { value: mean.value, collected: true }
  }
}

const unread: Seen = { collected: false }
const none: readonly never[] = []

type Run = (given: Given, policy: EyePolicy, options: Choices) => Evaluated

const evaluator = (test: Test, eyes: boolean): Run => {
  const needs = reads(test.metWhen)
  const before = needs.baseline ? looker(test.measure, eyes, 'baseline') : () => unread
  const after = needs.followUp ? looker(test.measure, eyes, 'follow-up') : () => unread
  const meets: Met = metBy(test.metWhen)
  const abnormal = test.abnormal === undefined ? undefined : compares(test.abnormal)
  return (given, policy, options) => {
    const base = before(given, policy)
    const follow = after(given, policy)
    const collected = base.collected || follow.collected
    const single = base.single === true || follow.single === true
    if (base.why !== undefined || follow.why !== undefined) {
      const why = [base.why, follow.why].filter((reason) => reason !== undefined)
      return { usable: false, collected, met: false, why, single }
    }
    const held = meets(base.value, follow.value, options)
    if (held === 'zero_baseline') return { usable: false, collected, met: false, why: ['zero_baseline'], single }
    if (abnormal === undefined || base.value === undefined || follow.value === undefined)
      return { usable: true, collected, met: held, why: none, single }
    const state = { before: abnormal(base.value), after: abnormal(follow.value) }
    return { usable: true, collected, met: state.before ? held : !state.after, abnormal: state, why: none, single }
  }
}

const notCollected = missing('not_collected')

/** Decides over the tests of a domain; those that cannot be used are not met. */
type Decision = (tests: readonly Evaluated[]) => boolean

const jointly: Decision = (tests) => {
  const usable = tests.filter((test) => test.usable)
  const ill = usable.filter(({ abnormal }) => abnormal?.before !== false)
  return ill.length > 0 ? ill.some(({ met }) => met) : usable.every(({ met }) => met)
}

const separately: Decision = (tests) => {
  for (const { met } of tests) if (met) return true
  return false
}

/** A domain made ready. `judge` says whether it is met, or why that is not known, and whether the mean of one eye was used. */
export interface JudgedDomain {
  readonly id: string
  readonly label: Words
  readonly points: number
  judge(given: Given, policy: EyePolicy, options: Choices): { readonly met: boolean | Missing; readonly single: boolean }
}

/** Tests that are asked, and room for what they answer: one row is judged at a time, and nothing of it is kept. */
interface Asked {
  readonly runs: readonly Run[]
  readonly results: Evaluated[]
}

const notRun: Evaluated = { usable: false, collected: false, met: false, why: none, single: false }
const noTests: Asked = { runs: none, results: [] }
const met = { met: true, single: false }
const unmet = { met: false, single: false }
const metByOneEye = { met: true, single: true }
const unmetByOneEye = { met: false, single: true }

/** Make the domains of a composite ready, in their order. */
export const judgesOf = (composite: Composite): readonly JudgedDomain[] =>
  composite.domains.map((domain: Domain) => {
    const tests = domain.tests.map((test) => ({
      id: test.id,
      run: evaluator(test, composite.measures[test.measure]?.eyes !== undefined),
    }))
    const asking = (runs: readonly Run[]): Asked => ({ runs, results: runs.map(() => notRun) })
    const all = asking(tests.map(({ run }) => run))
    const byChoice = new Map<unknown, Asked>(tests.map(({ id, run }) => [id, asking([run])]))
    const decide = domain.judge === 'jointly' ? jointly : separately
    /** Enough for the domain whatever the tests that cannot be used would say. */
    const wins = ({ met, abnormal }: Evaluated): boolean => met && (domain.judge === 'separately' || abnormal?.before !== false)
    const judge: JudgedDomain['judge'] = (given, policy, options) => {
      const chosen = domain.option === undefined ? 'either' : options[domain.option]
      const asked = chosen === 'either' ? all : (byChoice.get(chosen) ?? noTests)
      const { runs, results } = asked
      let collected = 0
      let usable = 0
      let single = false
      for (let at = 0; at < runs.length; at++) {
        const result = runs[at]?.(given, policy, options) ?? notRun
        results[at] = result
        if (!result.collected) continue
        collected++
        if (!result.usable) continue
        usable++
        single ||= result.single
      }
      if (collected === 0) return { met: runs.length === 1 ? whyNot(results) : notCollected, single: false }
      if (usable === 0) return { met: whyNot(results.filter((result) => result.collected)), single: false }
      const open = domain.gaps === 'undecided' && usable < collected
      if (open ? results.some(wins) : decide(results)) return single ? metByOneEye : met
      if (open) return { met: whyNot(results.filter((result) => result.collected)), single }
      return single ? unmetByOneEye : unmet
    }
    const { id, label, points } = domain
    return { id, label, points, judge }
  })

const whyNot = (tests: readonly Evaluated[]): Missing => {
  const [first = 'not_collected', ...more] = new Set(tests.flatMap(({ why }) => why))
  return missing(first, ...more)
}
