import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noShared, sharedPath } from '../../../test/shared.ts'
import {
  asUnitText,
  type Conversion,
  compareRationals,
  convertExactly,
  isUnit,
  parseRational,
  parseUnit,
  rationalToNumber,
  type Unit,
  unitConversions,
  unitSpellings,
  units,
  type VariableKind,
  variableKindOf,
} from '../src/index.ts'
import { parseCsv } from './parse-csv.ts'

const converted = (conversion: Conversion): string => {
  const outcome = convertExactly(conversion)
  return outcome.ok ? outcome.value.text : outcome.issues.map(({ code }) => code).join()
}

const unitOf = (spelling: string, kind?: VariableKind): string => {
  const outcome = parseUnit(spelling, kind === undefined ? {} : { kind })
  return outcome.ok ? outcome.value.unit : outcome.issues.map(({ code }) => code).join()
}

const table = (name: string): readonly Readonly<Record<string, string>>[] | undefined => {
  const path = sharedPath('domain', name)
  return path === undefined ? undefined : parseCsv(readFileSync(path, 'utf8'))
}

describe('conversion', () => {
  it.each([
    [
      '1.5 mL in 15 minutes is exactly the low-flow threshold',
      { value: '1.5', from: 'mL/(15.min)', to: 'mL/min', variable: 'or.uwsf' },
      '0.1',
    ],
    ['body temperature', { value: '98.6', from: '[degF]', to: 'Cel' }, '37'],
    ['freezing', { value: '32', from: '[degF]', to: 'Cel' }, '0'],
    ['minus forty is minus forty', { value: '-40', from: '[degF]', to: 'Cel' }, '-40'],
    ['back again, because the conversion is exact', { value: '37', from: 'Cel', to: '[degF]' }, '98.6'],
    ['the international pound', { value: '100', from: '[lb_av]', to: 'kg' }, '45.359237'],
    ['IgG in mg/dL', { value: '1600', from: 'mg/dL', to: 'g/L', variable: 'imm.igg' }, '16'],
    ['two exact steps in a row', { value: '12000', from: '/mm3', to: '10*3/uL' }, '12'],
    ['eighteen months', { value: '18', from: 'mo', to: 'a' }, '1.5'],
    [
      'a fraction that no decimal holds is rounded in the text only',
      { value: '1', from: 'mL/(15.min)', to: 'mL/min', variable: 'or.uwsf' },
      '0.06666666666666666667',
    ],
    ['nothing to do', { value: '5.50', from: 'mm', to: 'mm' }, '5.5'],
    ['HbA1c of 48 mmol/mol is 6.5 percent (rounded)', { value: '48', from: 'mmol/mol', to: '%', variable: 'lab.hba1c' }, '6.54304'],
    ['the same unit name means two factors', { value: '1', from: 'g/L', to: 'mmol/L', variable: 'lab.glucose' }, '5.551'],
    ['and none for a variable that has no factor', { value: '1', from: 'g/L', to: 'mmol/L' }, 'unit-not-convertible'],
    ['a titre is no concentration', { value: '320', from: '{titer}', to: '[IU]/mL', variable: 'imm.rf' }, 'unit-not-convertible'],
    [
      'a factor that is not exact is not reversed',
      { value: '1', from: 'umol/L', to: 'mg/dL', variable: 'lab.creatinine' },
      'unit-not-convertible',
    ],
    ['nor is it part of a chain', { value: '1', from: 'mg/mL', to: 'mmol/L', variable: 'lab.glucose' }, 'unit-not-convertible'],
    [
      'a scale that the file must declare',
      { value: '7', from: '{NRS_0-10}', to: 'mm', variable: 'pro.vas_fatigue' },
      'unit-needs-confirmation',
    ],
    ['a person declared it', { value: '7', from: '{NRS_0-10}', to: 'mm', variable: 'pro.vas_fatigue', confirmed: true }, '70'],
    [
      'pro.* is for questionnaires only',
      { value: '7', from: '{NRS_0-10}', to: 'mm', variable: 'oc.schirmer_r', confirmed: true },
      'unit-not-convertible',
    ],
    ['urea or urea nitrogen: never guessed', { value: '20', from: 'mg/dL', to: 'mmol/L', variable: 'lab.urea' }, 'unit-needs-confirmation'],
    [
      'specific gravity as 1015 cannot be anything else',
      { value: '1015', from: '{x1000}', to: '{ratio}', variable: 'lab.urine_sg' },
      '1.015',
    ],
    ['as 1.015 it can', { value: '1.015', from: '{x1000}', to: '{ratio}', variable: 'lab.urine_sg' }, 'unit-needs-confirmation'],
    ['no number', { value: '1,5', from: 'mm', to: 'cm' }, 'number-expected'],
  ] as const satisfies readonly (readonly [string, Conversion, string])[])('%s', (_, conversion, expected) =>
    expect(converted(conversion)).toBe(expected),
  )

  it('a variable has its own rule before the general one: questionnaires in cm need a word from a person', () => {
    expect(converted({ value: '7', from: 'cm', to: 'mm', variable: 'pro.vas_fatigue' })).toBe('unit-needs-confirmation')
    expect(converted({ value: '7', from: 'cm', to: 'mm', variable: 'oc.schirmer_r' })).toBe('70')
  })

  it('a molar mass comes with a warning', () => {
    const outcome = convertExactly({ value: '1', from: 'mg/dL', to: 'umol/L', variable: 'lab.creatinine' })
    expect(outcome.ok && outcome.value.warnings.map(({ code }) => code)).toEqual(['unit-conversion-known'])
  })

  it('there and back again is where one was, for every exact conversion', () => {
    const rules = unitConversions.filter(({ trust }) => trust === 'exact')
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.integer({ min: -100_000, max: 100_000 }), ({ from, to, variable }, hundredths) => {
        const whose = variable === '*' ? {} : { variable }
        const there = convertExactly({ value: `${hundredths}e-2`, from, to, ...whose })
        const exact = there.ok ? there.value.value : undefined
        // a third has no decimal to hand back: check the reverse factor on the exact value instead
        const back = convertExactly({ value: '1', from: to, to: from, ...whose })
        const zero = convertExactly({ value: '0', from: to, to: from, ...whose })
        if (exact === undefined || !back.ok || !zero.ok) throw new Error('not convertible')
        const slope = back.value.value.numerator * zero.value.value.denominator - zero.value.value.numerator * back.value.value.denominator
        const scale = back.value.value.denominator * zero.value.value.denominator
        const top = exact.numerator * slope * zero.value.value.denominator + zero.value.value.numerator * exact.denominator * scale
        expect(top * 100n).toBe(BigInt(hundredths) * exact.denominator * scale * zero.value.value.denominator)
      }),
    )
  })

  it('greater stays greater', () => {
    fc.assert(
      fc.property(fc.constantFrom(...unitConversions), fc.integer(), fc.integer(), ({ from, to, variable }, a, b) => {
        const whose = variable === '*' ? {} : { variable: variable.replace('*', 'vas_fatigue') }
        const [x, y] = [a, b].map((value) => convertExactly({ value: String(value), from, to, confirmed: true, ...whose }))
        if (!x?.ok || !y?.ok) throw new Error('not convertible')
        expect(compareRationals(x.value.value, y.value.value)).toBe(Math.sign(a - b))
      }),
    )
  })

  it('every unit is listed once', () => expect(new Set(units).size).toBe(units.length))
})

describe('unit spellings', () => {
  it.each([
    ['G/L', 'cell-count', '10*9/L'],
    ['G/L', 'mass', 'g/L'],
    ['G/L', 'other', 'unit-ambiguous'],
    ['g/L', 'cell-count', 'g/L'],
    ['UI/L', 'enzyme', 'U/L'],
    ['UI/L', 'antibody', '[IU]/L'],
    ['UI/L', 'other', 'unit-ambiguous'],
    ['mm', 'sedimentation', 'mm/h'],
    ['mm', 'other', 'mm'],
    ['C', 'temperature', 'Cel'],
    ['C', 'other', 'unit-unknown'],
    ['µg/l', 'other', 'ug/L'],
    ['μg/L', 'other', 'ug/L'],
    [' ml\u00A0/ min ', 'other', 'mL/min'],
    ['10⁹/L', 'other', '10*9/L'],
    ['ml/min/1,73m²', 'other', 'mL/min/{1.73_m2}'],
    ['MG/DL', 'other', 'unit-unknown'],
    ['furlong', 'other', 'unit-unknown'],
    ['', 'other', 'unit-unknown'],
  ] as const)('%j of a %s variable is %s', (spelling, kind, expected) => expect(unitOf(spelling, kind)).toBe(expected))

  it('gram per litre written like giga per litre leaves a warning', () => {
    const outcome = parseUnit('G/L', { kind: 'mass' })
    expect(outcome.ok && outcome.value.warnings.map(({ code }) => code)).toEqual(['unit-case'])
  })

  it('a wrong case names the right one', () => {
    const outcome = parseUnit('MG/DL')
    expect(!outcome.ok && outcome.issues[0]?.expected).toBe('mg/dL')
  })

  it('every unit reads as itself, for a variable measured in it', () => {
    for (const unit of units) expect(unitOf(unit, variableKindOf(unit))).toBe(unit)
  })

  it('every spelling leads into the list', () => {
    for (const [spelling, unit] of unitSpellings) {
      expect(isUnit(unit)).toBe(true)
      expect(unitOf(spelling)).toBe(unit)
    }
  })

  it('prints units as people do', () => {
    const shown = (unit: Unit) => [asUnitText(unit, 'en'), asUnitText(unit, 'fr')]
    expect(shown('10*9/L')).toEqual(['×10⁹/L', '×10⁹/L'])
    expect(shown('[IU]/mL')).toEqual(['IU/mL', 'UI/mL'])
    expect(shown('umol/L')).toEqual(['µmol/L', 'µmol/L'])
    expect(shown('a')).toEqual(['years', 'ans'])
    expect(shown('{score}')).toEqual(['', ''])
    expect(shown('mL/(15.min)')).toEqual(['mL/15 min', 'mL/15 min'])
  })
})

const conversions = table('terminology_units.csv')
describe.skipIf(conversions === undefined)(
  `against the terminology sheet${conversions === undefined ? `: skipped, ${noShared}` : ''}`,
  () => {
    it('every conversion of the sheet is here, with its factor to the digits printed there', () => {
      for (const row of conversions ?? []) {
        const found = unitConversions.find(
          ({ variable, from, to }) => variable === row.variable && from === row.from_ucum && to === row.to_ucum,
        )
        expect(found, `${row.variable} ${row.from_ucum} ${row.to_ucum}`).toMatchObject({
          basis: row.basis,
          status: row.status,
        })
        const numbers = [found?.factor ?? '', found?.offset ?? '0'].map((text) =>
          rationalToNumber(parseRational(text) ?? { numerator: 0n, denominator: 1n }),
        )
        expect(numbers[0]).toBeCloseTo(Number(row.factor), 15)
        expect(numbers[1]).toBeCloseTo(Number(row.offset), 13)
      }
    })

    it('every unit and spelling of the sheets is here', () => {
      for (const row of table('terminology.csv') ?? []) expect(row.ucum_unit === '' || isUnit(row.ucum_unit ?? '')).toBe(true)
      const special = new Set(['G/L', 'G/l', 'UI/L', 'C'])
      for (const { spelling = '', ucum } of table('terminology_unit_spellings.csv') ?? [])
        if (!special.has(spelling)) expect(unitOf(spelling)).toBe(ucum)
    })
  },
)
