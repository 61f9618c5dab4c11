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

const evaluator = (test: Test, eyes: boolean): ((given: Given, policy: EyePolicy, options: Choices) => Evaluated) => {
  const needs = reads(test.metWhen)
  const before = needs.baseline ? looker(test.measure, eyes, 'baseline') : () => unread
  const after = needs.followUp ? looker(test.measure, eyes, 'follow-up') : () => unread
  const met: Met = metBy(test.metWhen)
  const abnormal = test.abnormal === undefined ? undefined : compares(test.abnormal)
  return (given, policy, options) => {
    const [base, follow] = [before(given, policy), after(given, policy)]
    const collected = base.collected || follow.collected
    const single = base.single === true || follow.single === true
    if (base.why !== undefined || follow.why !== undefined) {
      const why = [base.why, follow.why].filter((reason) => reason !== undefined)
      return { usable: false, collected, met: false, why, single }
    }
    const held = met(base.value, follow.value, options)
    if (held === 'zero_baseline') return { usable: false, collected, met: false, why: ['zero_baseline'], single }
    if (abnormal === undefined || base.value === undefined || follow.value === undefined)
      return { usable: true, collected, met: held, why: none, single }
    const state = { before: abnormal(base.value), after: abnormal(follow.value) }
    return { usable: true, collected, met: state.before ? held : !state.after, abnormal: state, why: none, single }
  }
}

const notCollected = missing('not_collected')

const jointly = (usable: readonly Evaluated[]): boolean => {
  const ill = usable.filter(({ abnormal }) => abnormal?.before !== false)
  return ill.length > 0 ? ill.some(({ met }) => met) : usable.every(({ met }) => met)
}

const separately = (tests: readonly Evaluated[]): boolean => tests.some(({ met }) => met)

/** A domain made ready. `judge` says whether it is met, or why that is not known, and whether the mean of one eye was used. */
export interface JudgedDomain {
  readonly id: string
  readonly label: Words
  readonly points: number
  judge(given: Given, policy: EyePolicy, options: Choices): { readonly met: boolean | Missing; readonly single: boolean }
}

/** Make the domains of a composite ready, in their order. */
export const judgesOf = (composite: Composite): readonly JudgedDomain[] =>
  composite.domains.map((domain: Domain) => {
    const tests = domain.tests.map((test) => ({
      id: test.id,
      run: evaluator(test, composite.measures[test.measure]?.eyes !== undefined),
    }))
    const byChoice = new Map<unknown, readonly (typeof tests)[number][]>(tests.map((test) => [test.id, [test]]))
    const decide = domain.judge === 'jointly' ? jointly : separately
    /** Enough for the domain whatever the tests that cannot be used would say. */
    const wins = ({ met, abnormal }: Evaluated): boolean => met && (domain.judge === 'separately' || abnormal?.before !== false)
    const judge: JudgedDomain['judge'] = (given, policy, options) => {
      const chosen = domain.option === undefined ? 'either' : options[domain.option]
      const asked = chosen === 'either' ? tests : (byChoice.get(chosen) ?? none)
      const collected: Evaluated[] = []
      const usable: Evaluated[] = []
      let single = false
      for (const { run } of asked) {
        const result = run(given, policy, options)
        if (asked.length === 1 && !result.collected) return { met: whyNot([result]), single: false }
        if (result.collected) collected.push(result)
        if (!result.collected || !result.usable) continue
        usable.push(result)
        single ||= result.single
      }
      if (collected.length === 0) return { met: notCollected, single: false }
      if (usable.length === 0) return { met: whyNot(collected), single: false }
      const open = domain.gaps === 'undecided' && usable.length < collected.length
      if (open ? usable.some(wins) : decide(usable)) return { met: true, single }
      return open ? { met: whyNot(collected), single } : { met: false, single }
    }
    const { id, label, points } = domain
    return { id, label, points, judge }
  })

const whyNot = (tests: readonly Evaluated[]): Missing => {
  const [first = 'not_collected', ...more] = tests.flatMap(({ why }) => why)
  return missing(first, ...more)
}
