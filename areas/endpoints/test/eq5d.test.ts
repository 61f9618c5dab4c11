import { describe, expect, it } from 'vitest'
import { eq5d5l, resultText, score } from '../src/index.ts'

const canada = (profile: string) => score(eq5d5l, { profile: { value: profile, unit: '1' } }, { value_set_country: 'Canada' })
const indexOf = (profile: string): string => resultText(canada(profile).results.index)

/** All 3125 states in which digit n is a level. */
const states = Array.from({ length: 3125 }, (_, at) => [...at.toString(5).padStart(5, '0')].map((digit) => Number(digit) + 1).join(''))

describe('the Canadian value set', () => {
  it.for([
    ['11111', '0.949'],
    ['25532', '0.362'],
    ['34241', '0.39'],
    ['43332', '0.524'],
    ['52141', '0.431'],
    ['55555', '-0.148'],
  ] as const)('gives %s as %s, as published', ([profile, index]) => expect(indexOf(profile)).toBe(index))

  it('says that its coefficients come from secondary texts', () => expect(canada('11111').flags).toEqual(['secondary_value_set']))

  it('never values a state above one that is better in every dimension', () => {
    const values = new Map(states.map((state) => [state, Number(indexOf(state))]))
    const worse = states.flatMap((state) =>
      [0, 1, 2, 3, 4].flatMap((at) => {
        const next = state.slice(0, at) + (Number(state[at]) + 1) + state.slice(at + 1)
        return values.has(next) && (values.get(next) ?? 0) > (values.get(state) ?? 0) ? [`${state} below ${next}`] : []
      }),
    )
    expect(values.size).toBe(3125)
    expect(worse).toEqual([])
  })
})

describe('profile and questions', () => {
  it('are two ways to say the same', () => {
    const asked = score(eq5d5l, { MO: 2, SC: 5, UA: 5, PD: 3, AD: 2 }, { value_set_country: 'Canada' })
    expect([resultText(asked.results.index), resultText(asked.results.level_sum)]).toEqual(['0.362', '17'])
  })

  it('contradict each other as an invalid row', () =>
    expect(score(eq5d5l, { profile: { value: '11111', unit: '1' }, MO: 2 }).reasons).toEqual(['invalid:profile']))

  it.for(['11106', '12306', '10000', '1111', '111111'])('%s is no profile', (profile) =>
    expect(canada(profile).reasons).toEqual(['invalid:profile']),
  )

  it('name the dimension that is missing', () =>
    expect(score(eq5d5l, { MO: 1, SC: 1, UA: 1, AD: 1 }, { value_set_country: 'Canada' }).reasons).toEqual(['missing:PD']))
})

describe('a value set of one’s own', () => {
  const parse = (json: unknown) => {
    const read = eq5d5l.companion?.parse(json)
    if (read === undefined) throw new Error('there is no companion')
    return read
  }
  const sets = (json: unknown) => {
    const read = parse(json)
    if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
    return read.value
  }
  const table = (value: number) => Object.fromEntries(states.map((state) => [state, state === '11111' ? 1 : value]))
  const aged = {
    country: 'UK',
    type: 'DSU',
    version: 'made up',
    tables: [
      { sex: 'male', age_from: 18, age_below: 35, states: table(0.5) },
      { sex: 'male', age_from: 35, states: table(0.4) },
      { sex: 'female', states: table(0.3) },
    ],
  }
  const uk = (age: number | undefined, sex: 'male' | 'female' | undefined) =>
    score(
      eq5d5l,
      { profile: { value: '12345', unit: '1' }, age: age === undefined ? undefined : { value: age, unit: 'a' }, sex },
      { value_set_country: 'UK' },
      sets(aged),
    )

  it('is asked by age and sex, with ages from and below', () => {
    expect([uk(23, 'male'), uk(34.99, 'male'), uk(35, 'male'), uk(80, 'female')].map(({ results }) => resultText(results.index))).toEqual([
      '0.5',
      '0.5',
      '0.4',
      '0.3',
    ])
  })

  it('says what it lacks', () => {
    expect(uk(undefined, 'male').reasons).toEqual(['missing:age'])
    expect(uk(23, undefined).reasons).toEqual(['missing:sex'])
    expect(uk(17, 'male').reasons).toEqual(['outside_value_set'])
  })

  it('is never taken for another country, and two of one country are not guessed between', () => {
    const one = { country: 'Spain', type: 'CW', version: 'made up', states: table(0.2) }
    const spain = (given: unknown, options: { readonly value_set_type?: 'VT' | 'CW' } = {}) =>
      score(eq5d5l, { profile: { value: '21111', unit: '1' } }, { value_set_country: 'Spain', ...options }, sets(given))
    expect(spain(aged).reasons).toEqual(['value_set_needed'])
    expect(spain([one, { ...one, type: 'VT' }]).reasons).toEqual(['value_set_ambiguous'])
    expect(resultText(spain([one, { ...one, type: 'VT' }], { value_set_type: 'CW' }).results.index)).toBe('0.2')
  })

  it('lists everything that is wrong with a file', () => {
    const read = parse([{ country: 'X', type: 'VT', version: '', coefficients: { start: 'one', decrements: { MO: [0, 1] } } }, 7])
    const places = read.ok ? [] : read.issues.map(({ column }) => column)
    expect(places).toEqual(
      expect.arrayContaining(['[0].version', '[0].coefficients.start', '[0].coefficients.decrements.MO', '[1]', '[1].country']),
    )
    expect(parse({ country: 'X', type: 'VT', version: '1', states: { 11111: 1 } }).ok).toBe(false)
  })
})
