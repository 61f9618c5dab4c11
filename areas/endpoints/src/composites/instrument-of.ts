import { type Exact, exact } from '@dacryon/core'
import { eyePolicyOption, policyOption } from '../definition/common-options.ts'
import type { Instrument, Part } from '../definition/instrument.ts'
import type { ChoiceOption, Options } from '../definition/option.ts'
import { isMissing, type Missing, missing } from '../definition/reason.ts'
import type { NumberResult, Result, Results, YesNoResult } from '../definition/result.ts'
import type { Words } from '../definition/words.ts'
import { type Policy, reaches } from '../rules/bounds.ts'
import type { EyePolicy } from '../rules/mean-of-eyes.ts'
import type { Composite, Domain } from './composite.ts'
import { itemsOf } from './items-of.ts'
import { judgesOf } from './judge.ts'
import type { InstrumentOf } from './typed.ts'
import { warnersOf } from './warn.ts'

const either: Words = { en: 'Either', fr: 'L’un ou l’autre' }

const testOption = ({ label, tests }: Domain): ChoiceOption => ({
  kind: 'choice',
  label: { en: `Test for: ${label.en}`, fr: `Examen pour : ${label.fr}` },
  help: {
    en: 'A choice of the whole trial, made before the arms are read.',
    fr: 'Un choix de tout l’essai, fait avant de lire les bras.',
  },
  choices: { ...Object.fromEntries(tests.map((test) => [test.id, test.label])), either },
  default: 'either',
  mark: 'convention',
})

const zeroOption = (label: Words): ChoiceOption => ({
  kind: 'choice',
  label,
  choices: {
    missing: { en: 'Not known', fr: 'Non connu' },
    any_increase: { en: 'Any rise counts', fr: 'Toute hausse compte' },
  },
  default: 'missing',
  mark: 'convention',
})

const optionsOf = (composite: Composite): Options => ({
  ...(composite.responder.whenMissing === 'bounds' && { policy: policyOption }),
  ...(Object.values(composite.measures).some(({ eyes }) => eyes !== undefined) && { eye_policy: eyePolicyOption }),
  ...Object.fromEntries(composite.domains.flatMap((domain) => (domain.option === undefined ? [] : [[domain.option, testOption(domain)]]))),
  ...Object.fromEntries(Object.entries(composite.zeroOptions ?? {}).map(([id, label]) => [id, zeroOption(label)])),
})

const count = (en: string, fr: string, max: number): NumberResult => ({
  kind: 'number',
  label: { en, fr },
  min: '0',
  max: String(max),
  better: 'higher',
})

const resultsOf = ({ domains }: Composite): Results => {
  const most = domains.reduce((sum, { points }) => sum + points, 0)
  const domainResults = Object.fromEntries(
    domains.map(({ id, label, rule }): [string, Result] => [id, { kind: 'yes-no', label, help: rule, yes: 'good' } satisfies YesNoResult]),
  )
  return {
    ...domainResults,
    points_min: count('Points at least', 'Points au moins', most),
    points_max: count('Points at most', 'Points au plus', most),
    points: { ...count('Points', 'Points', most), optional: true },
    n_met: count('Domains met', 'Domaines atteints', domains.length),
    n_available: count('Domains known', 'Domaines connus', domains.length),
    n_missing: { ...count('Domains missing', 'Domaines manquants', domains.length), better: 'lower' },
    responder: { kind: 'yes-no', label: { en: 'Responder', fr: 'Répondeur' }, yes: 'good' },
  }
}

/** How the rule of a composite turns checked inputs into results. */
const computeOf = (composite: Composite): Instrument['compute'] => {
  const { domains, responder } = composite
  const judges = judgesOf(composite)
  const most = domains.reduce((sum, { points }) => sum + points, 0)
  const numbers = Array.from({ length: Math.max(most, domains.length) + 1 }, (_, n) => exact(n))
  const number = (n: number): Exact => numbers[n] ?? exact(n)
  const threshold = exact(responder.atLeast)
  const warners = warnersOf(composite)

  const decide = (min: number, max: number, known: number, policy: unknown): boolean | Missing =>
    responder.whenMissing === 'bounds'
      ? reaches(number(min), number(max), threshold, policy as Policy)
      : known >= responder.whenMissing.fewerThan && min >= responder.atLeast

  const undetermined = missing('undetermined')
  const blank = Object.fromEntries(Object.keys(resultsOf(composite)).map((name) => [name, undetermined]))
  const ready = judges.map(({ id, label, points, judge }) => {
    const part = { id, label, of: points }
    return { id, points, judge, lost: part, met: { ...part, got: number(points) }, unmet: { ...part, got: number(0) } }
  })

  return (given, options) => {
    const values: Record<string, Exact | boolean | Missing> = { ...blank }
    const parts: Part[] = new Array(ready.length)
    let at = 0
    let min = 0
    let max = 0
    let met = 0
    let known = 0
    let single = false
    for (const domain of ready) {
      const { id, points, judge } = domain
      const answer = judge(given as Readonly<Record<string, Exact | undefined>>, (options.eye_policy ?? 'both') as EyePolicy, options)
      const lost = isMissing(answer.met)
      const earned = answer.met === true ? points : 0
      values[id] = answer.met
      single ||= answer.single
      min += earned
      max += lost ? points : earned
      met += answer.met === true ? 1 : 0
      known += lost ? 0 : 1
      parts[at++] = lost ? domain.lost : answer.met === true ? domain.met : domain.unmet
    }
    values.points_min = number(min)
    values.points_max = number(max)
    values.points = min === max ? number(min) : undetermined
    values.n_met = number(met)
    values.n_available = number(known)
    values.n_missing = number(domains.length - known)
    values.responder = decide(min, max, known, options.policy)
    if (warners.length === 0) return single ? { values, parts, flags: ['one_eye_used'] } : { values, parts }
    const warned = warners.flatMap(
      (warn) => warn(given as Readonly<Record<string, Exact | undefined>>, (options.eye_policy ?? 'both') as EyePolicy) ?? [],
    )
    return { values, parts, flags: single ? ['one_eye_used', ...warned] : warned }
  }
}

/** An instrument from a composite: items, options, results and rule all follow from the value. Domain results stand beside the whole. */
export const instrumentOf = <const C extends Composite>(composite: C): InstrumentOf<C> => build(composite) as unknown as InstrumentOf<C>

const build = (composite: Composite): Instrument => {
  const { describes, measures, domains: _, responder: __, zeroOptions: ___, examples = [], ...shared } = composite
  return {
    ...shared,
    examples,
    section: 'response',
    measures: describes,
    items: itemsOf(composite),
    options: optionsOf(composite),
    results: resultsOf(composite),
    main: 'responder',
    ...(composite.domains.every(({ gaps }) => gaps === 'undecided') && { bounds: { min: 'points_min', max: 'points_max', of: 'points' } }),
    flagWords: {
      one_eye_used: { en: 'One eye was missing; the other was used.', fr: 'Un œil manquait ; l’autre a été utilisé.' },
      ...Object.fromEntries(composite.domains.flatMap(({ warn }) => (warn === undefined ? [] : [[warn.flag, warn.words]]))),
    },
    ...(Object.values(measures).some(({ eyes }) => eyes !== undefined) && {
      sideRule: { en: 'The mean of both eyes counts.', fr: 'La moyenne des deux yeux compte.' },
    }),
    compute: computeOf(composite),
  }
}
