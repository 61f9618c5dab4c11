import { z } from 'zod'
import type { Skeleton } from './composite-skeleton.ts'
import type { Path } from './json-place.ts'

/** Parts of a composite that do not fit together. */
export interface Misfit {
  readonly code: string
  readonly path: Path
  readonly message: string
  readonly remedy: string
  readonly expected?: string
}

/** Columns that every composite answers, and options that it has anyway. */
const answers = ['points_min', 'points_max', 'points', 'n_met', 'n_available', 'n_missing', 'responder', 'reason', 'flag']
const settings = ['policy', 'eye_policy']

const fromZero = z.object({ kind: z.literal('percent'), fromZero: z.object({ option: z.string() }) })
const several = z.object({ kind: z.literal('any'), of: z.array(z.unknown()) })
const state = z.object({ kind: z.literal('state'), at: z.string() })

const list = (of: Iterable<string>): string => [...of].join(', ') || 'none'

/** Options for a rise from zero that a condition names, with their places. */
const zeroOptionsOf = (metWhen: unknown, path: Path): readonly { readonly option: string; readonly path: Path }[] => {
  const one = fromZero.safeParse(metWhen)
  if (one.success) return [{ option: one.data.fromZero.option, path: [...path, 'fromZero', 'option'] }]
  const more = several.safeParse(metWhen)
  return more.success ? more.data.of.flatMap((part, at) => zeroOptionsOf(part, [...path, 'of', at])) : []
}

const visitsOf = (metWhen: unknown): readonly string[] => {
  const one = state.safeParse(metWhen)
  if (one.success) return [one.data.at]
  const more = several.safeParse(metWhen)
  return more.success ? more.data.of.flatMap(visitsOf) : ['baseline', 'follow-up']
}

const taken = (
  names: readonly { readonly name: string | undefined; readonly path: Path }[],
  reserved: readonly string[],
  what: string,
): readonly Misfit[] => {
  const seen = new Set(reserved)
  return names.flatMap(({ name, path }) => {
    if (name === undefined) return []
    const again = seen.has(name)
    seen.add(name)
    return again
      ? [{ code: 'composite-name-taken', path, message: `The ${what} “${name}” is taken.`, remedy: `Give each ${what} a name of its own.` }]
      : []
  })
}

const unknownMeasure = (measures: Skeleton['measures'], measure: string | undefined, path: Path): readonly Misfit[] =>
  measure === undefined || Object.hasOwn(measures, measure)
    ? []
    : [
        {
          code: 'composite-measure-unknown',
          path,
          message: `There is no measure “${measure}”.`,
          remedy: 'Add it to measures, or name one that is there.',
          expected: list(Object.keys(measures)),
        },
      ]

const checkWarnings = ({ measures, domains }: Skeleton): readonly Misfit[] => [
  ...domains.flatMap(({ warn }, d) => unknownMeasure(measures, warn?.measure, ['domains', d, 'warn', 'measure'])),
  ...taken(
    domains.map(({ warn }, d) => ({ name: warn?.flag, path: ['domains', d, 'warn', 'flag'] })),
    ['one_eye_used'],
    'flag',
  ),
]

const checkTests = ({ measures, domains, zeroOptions }: Skeleton): readonly Misfit[] =>
  domains.flatMap(({ tests }, d) =>
    tests.flatMap(({ measure, metWhen, abnormal }, t): readonly Misfit[] => {
      const at: Path = ['domains', d, 'tests', t]
      const found: Misfit[] = zeroOptionsOf(metWhen, [...at, 'metWhen'])
        .filter(({ option }) => !Object.hasOwn(zeroOptions, option))
        .map(({ option, path }) => ({
          code: 'composite-option-unknown',
          path,
          message: `There is no option “${option}” in zeroOptions.`,
          remedy: 'Add the option to zeroOptions, or name one that is there.',
          expected: list(Object.keys(zeroOptions)),
        }))
      found.push(...unknownMeasure(measures, measure, [...at, 'measure']))
      if (abnormal !== undefined && new Set(visitsOf(metWhen)).size < 2)
        found.push({
          code: 'composite-one-visit',
          path: [...at, 'abnormal'],
          message: 'A normal range needs a condition that reads both visits.',
          remedy: 'Take the normal range away, or compare the visits.',
        })
      return found
    }),
  )

const checkResponder = ({ domains, responder }: Skeleton): readonly Misfit[] => {
  const found: Misfit[] = []
  const most = domains.reduce((sum, { points }) => sum + (points ?? 0), 0)
  if (responder.atLeast !== undefined && responder.atLeast > most && domains.every(({ points }) => points !== undefined))
    found.push({
      code: 'composite-out-of-reach',
      path: ['responder', 'atLeast'],
      message: `Nobody can reach ${responder.atLeast} of ${most} points.`,
      remedy: `Ask for at most ${most}.`,
      expected: `1 to ${most}`,
    })
  const fewer = z.object({ fewerThan: z.number() }).safeParse(responder.whenMissing)
  if (fewer.success && fewer.data.fewerThan > domains.length)
    found.push({
      code: 'composite-out-of-reach',
      path: ['responder', 'whenMissing', 'fewerThan'],
      message: `There are never ${fewer.data.fewerThan} known domains of ${domains.length}.`,
      remedy: `Ask for at most ${domains.length}.`,
      expected: `1 to ${domains.length}`,
    })
  return found
}

const itemNames = (measure: string, eyes: boolean): readonly string[] =>
  ['b', 'f'].flatMap((visit) => (eyes ? [`${measure}_r_${visit}`, `${measure}_l_${visit}`] : [`${measure}_${visit}`]))

const checkMeasures = ({ measures }: Skeleton): readonly Misfit[] => {
  const sided = z.object({ right: z.unknown(), left: z.unknown() })
  return Object.entries(measures).flatMap(([id, raw]) => {
    const measure = z.object({ eyes: z.unknown().optional(), variables: z.unknown().optional() }).safeParse(raw)
    if (!measure.success || measure.data.variables === undefined) return []
    const eyes = measure.data.eyes !== undefined
    if (eyes === sided.safeParse(measure.data.variables).success) return []
    return [
      {
        code: 'composite-variables',
        path: ['measures', id, 'variables'],
        message: eyes
          ? 'A measure of both eyes needs variables for the right and for the left.'
          : 'A measure without eyes has one list of variables.',
        remedy: eyes ? 'Give { right: [...], left: [...] }.' : 'Give one list.',
      },
    ]
  })
}

const checkNames = ({ measures, domains, zeroOptions }: Skeleton): readonly Misfit[] => {
  const items = Object.entries(measures).flatMap(([id, raw]) =>
    itemNames(id, z.object({ eyes: z.string() }).safeParse(raw).success).map((name) => ({ name, path: ['measures', id] })),
  )
  const options = [
    ...domains.map(({ option }, d) => ({ name: option, path: ['domains', d, 'option'] })),
    ...Object.keys(zeroOptions).map((name) => ({ name, path: ['zeroOptions', name] })),
  ]
  return [
    ...taken(items, [], 'item'),
    ...taken(
      domains.map(({ id }, d) => ({ name: id, path: ['domains', d, 'id'] })),
      answers,
      'domain',
    ),
    ...domains.flatMap(({ tests, option }, d) =>
      taken(
        tests.map(({ id }, t) => ({ name: id, path: ['domains', d, 'tests', t, 'id'] })),
        option === undefined ? [] : ['either'],
        'test',
      ),
    ),
    ...taken(options, [...settings, ...items.map(({ name }) => name)], 'option'),
  ]
}

/** Every way in which the parts of a composite do not fit together, in the order of the text. */
export const checkComposite = (skeleton: Skeleton): readonly Misfit[] => [
  ...checkMeasures(skeleton),
  ...checkNames(skeleton),
  ...checkTests(skeleton),
  ...checkWarnings(skeleton),
  ...checkResponder(skeleton),
]
