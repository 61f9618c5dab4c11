import { describe, expect, it } from 'vitest'
import { noShared, sharedPath } from '../../../test/shared.ts'
import { type Composite, instrumentOf, resultText, tableScorer } from '../src/index.ts'
import { ccress2024 } from '../src/instruments/ccress/ccress-2024.ts'
import { cress2021 } from '../src/instruments/cress/cress-2021.ts'
import { joquerVas2014 } from '../src/instruments/joquer-vas/joquer-vas-2014.ts'
import { ssri30 } from '../src/instruments/ssri/ssri-30.ts'
import { star2022 } from '../src/instruments/star/star-2022.ts'
import { parseComposite } from '../src/schema.ts'
import { readRows } from './read-vectors.ts'
import { scoreText } from './score-text.ts'

const folder = sharedPath('domain', 'vectors')

const throughJson = (composite: Composite): Composite => {
  const read = parseComposite(JSON.parse(JSON.stringify(composite)))
  if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 1))
  return read.value
}

const two = (en: string) => ({ en, fr: en })

/** A made-up composite of two domains: nobody uses it. */
const own = {
  id: 'our_composite',
  version: '1',
  short: 'OURS',
  title: two('Ours'),
  describes: two('A made-up composite'),
  measures: {
    stiffness: { label: two('Morning stiffness'), unit: 'min', min: '0', worse: 'higher' },
    schirmer: {
      label: two('Schirmer'),
      unit: 'mm',
      min: '0',
      max: '35',
      eyes: 'mean',
      variables: { right: ['oc.schirmer_r'], left: ['oc.schirmer_l'] },
      worse: 'lower',
    },
  },
  domains: [
    {
      id: 'joints',
      label: two('Joints'),
      rule: two('Stiffness falls by half'),
      points: 2,
      judge: 'separately',
      gaps: 'undecided',
      tests: [{ id: 'stiffness', label: two('Stiffness'), measure: 'stiffness', metWhen: { kind: 'percent', to: 'fall', by: '50' } }],
    },
    {
      id: 'tears',
      label: two('Tears'),
      rule: two('Schirmer rises by a quarter'),
      points: 1,
      judge: 'separately',
      gaps: 'undecided',
      option: 'opt_tears',
      tests: [
        {
          id: 'schirmer',
          label: two('Schirmer'),
          measure: 'schirmer',
          metWhen: { kind: 'percent', to: 'rise', by: '25', fromZero: { option: 'dry_start' } },
        },
      ],
    },
  ],
  responder: { atLeast: 2, whenMissing: 'bounds' },
  zeroOptions: { dry_start: two('A Schirmer that rises from zero') },
  rule: two('Two of three points'),
  missingRule: two('Bounds'),
  mark: 'convention',
  citations: [],
  examples: [{ title: two('Half'), input: { stiffness_b: '60', stiffness_f: '30' }, expect: { joints: '1', responder: '1' } }],
}

const placesOf = (json: unknown): Readonly<Record<string, string>> => {
  const read = parseComposite(json)
  return read.ok ? {} : Object.fromEntries(read.issues.map(({ column, code }) => [String(column), code]))
}

describe('composites through JSON', () => {
  it.each([star2022, cress2021, ccress2024, ssri30, joquerVas2014])('$id comes back as it was', (composite) => {
    expect(throughJson(composite)).toEqual(composite)
  })

  it.skipIf(folder === undefined).each([star2022, cress2021])(
    `$id scores its worked examples the same after the way through JSON${folder === undefined ? ` (${noShared})` : ''}`,
    (composite) => {
      const { header, rows } = readRows(`${folder}/${composite.id}.csv`)
      const all = (value: Composite) => {
        const scorer = tableScorer(instrumentOf(value), { columns: header })
        if (!scorer.ok) throw new Error('not scored')
        return rows.map((row) => {
          const { results, reasons } = scorer.value.score((column) => row[header[column] ?? ''] ?? '')
          return { ...Object.fromEntries(Object.entries(results).map(([name, result]) => [name, resultText(result)])), reasons }
        })
      }
      expect(all(throughJson(composite))).toEqual(all(composite))
    },
  )

  it('scores a composite that somebody made up', () => {
    const read = parseComposite(own)
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    const ours = instrumentOf(read.value)
    expect(Object.keys(ours.items)).toEqual(['stiffness_b', 'stiffness_f', 'schirmer_r_b', 'schirmer_l_b', 'schirmer_r_f', 'schirmer_l_f'])
    const dry = { stiffness_b: '60', stiffness_f: '31', schirmer_r_b: '0', schirmer_l_b: '0', schirmer_r_f: '2', schirmer_l_f: '0' }
    expect(scoreText(ours, dry)).toMatchObject({ joints: '0', tears: 'NA', points_min: '0', points_max: '1', responder: '0' })
    expect(scoreText(ours, { ...dry, stiffness_f: '30' }, { dry_start: 'any_increase' })).toMatchObject({ points: '3', responder: '1' })
    expect(scoreText(ours, { schirmer_r_b: '4', schirmer_l_b: '4', schirmer_r_f: '5', schirmer_l_f: '5' })).toMatchObject({
      tears: '1',
      points_max: '3',
      responder: 'NA',
      reason: 'missing:stiffness_b;missing:stiffness_f;undetermined',
    })
  })
})

describe('a composite that is wrong', () => {
  it('tells every problem at once, with its place', () => {
    const [joints, tears] = own.domains
    const bad = {
      ...own,
      id: 'Our Composite',
      version: undefined,
      colour: 'blue',
      domains: [
        { ...joints, points: 1.5, tests: [{ ...joints?.tests[0], measure: 'grip', metWhen: { kind: 'percent', to: 'fall', by: 'half' } }] },
        {
          ...tears,
          id: 'joints',
          tests: [{ ...tears?.tests[0], metWhen: { kind: 'percent', to: 'rise', by: '25', fromZero: { option: 'wet' } } }],
        },
      ],
      measures: { ...own.measures, stiffness: { ...own.measures.stiffness, unit: 'minutes' } },
    }
    expect(placesOf(bad)).toEqual({
      id: 'composite-shape',
      version: 'composite-field-missing',
      colour: 'composite-field-unknown',
      'measures.stiffness.unit': 'composite-shape',
      'domains[0].points': 'composite-shape',
      'domains[0].tests[0].measure': 'composite-measure-unknown',
      'domains[0].tests[0].metWhen.by': 'composite-shape',
      'domains[1].id': 'composite-name-taken',
      'domains[1].tests[0].metWhen.fromZero.option': 'composite-option-unknown',
    })
  })

  it('wants a threshold that somebody can reach', () => {
    expect(placesOf({ ...own, responder: { atLeast: 4, whenMissing: { fewerThan: 3 } } })).toEqual({
      'responder.atLeast': 'composite-out-of-reach',
      'responder.whenMissing.fewerThan': 'composite-out-of-reach',
    })
    expect(placesOf({ ...own, responder: { atLeast: 3, whenMissing: { fewerThan: 2 } } })).toEqual({})
  })

  it('wants names that do not meet: items, options, domains, tests', () => {
    const [joints, tears] = own.domains
    expect(placesOf({ ...own, domains: [{ ...joints, option: 'opt_tears' }, tears] })).toEqual({
      'domains[1].option': 'composite-name-taken',
    })
    expect(placesOf({ ...own, domains: [{ ...joints, option: 'policy' }, tears] })).toEqual({ 'domains[0].option': 'composite-name-taken' })
    expect(placesOf({ ...own, examples: [], domains: [{ ...joints, id: 'points_min' }, tears] })).toEqual({
      'domains[0].id': 'composite-name-taken',
    })
    expect(placesOf({ ...own, measures: { ...own.measures, schirmer_r: own.measures.stiffness } })).toEqual({
      'measures.schirmer_r': 'composite-name-taken',
    })
  })

  it('keeps options apart from columns, and “either” for the choice of any test', () => {
    const [joints, tears] = own.domains
    expect(placesOf({ ...own, domains: [{ ...joints, option: 'schirmer_r_b' }, tears] })).toEqual({
      'domains[0].option': 'composite-name-taken',
    })
    const either = { ...tears, tests: [{ ...tears?.tests[0], id: 'either' }] }
    expect(placesOf({ ...own, domains: [joints, either] })).toEqual({ 'domains[1].tests[0].id': 'composite-name-taken' })
  })

  it('wants a normal range only where both visits are read, and variables of both eyes where eyes count', () => {
    const [joints, tears] = own.domains
    const state = { ...joints?.tests[0], metWhen: { kind: 'state', at: 'follow-up', is: '<', than: '5' }, abnormal: { is: '>', than: '5' } }
    expect(placesOf({ ...own, examples: [], domains: [{ ...joints, tests: [state] }, tears] })).toEqual({
      'domains[0].tests[0].abnormal': 'composite-one-visit',
    })
    expect(
      placesOf({ ...own, measures: { ...own.measures, schirmer: { ...own.measures.schirmer, variables: ['oc.schirmer_mean'] } } }),
    ).toEqual({
      'measures.schirmer.variables': 'composite-variables',
    })
  })

  it('does not take the names that every object has for measures', () => {
    const [joints, tears] = own.domains
    expect(placesOf({ ...own, domains: [{ ...joints, tests: [{ ...joints?.tests[0], measure: 'constructor' }] }, tears] })).toEqual({
      'domains[0].tests[0].measure': 'composite-measure-unknown',
      'examples[0].input.stiffness_b': 'composite-example',
      'examples[0].input.stiffness_f': 'composite-example',
    })
  })

  it.each([null, 7, 'star', [], {}, { domains: [null, { tests: [3] }] }])('says what is missing of %j', (json) => {
    const read = parseComposite(json)
    expect(read.ok).toBe(false)
  })

  it('refuses to follow a thousand levels', () => {
    let deep: unknown = { kind: 'change', to: 'fall', by: '1' }
    for (let at = 0; at < 1000; at++) deep = { kind: 'any', of: [deep] }
    const read = parseComposite({ ...own, domains: [{ ...own.domains[0], tests: [{ ...own.domains[0]?.tests[0], metWhen: deep }] }] })
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['composite-too-deep'])
  })
})
