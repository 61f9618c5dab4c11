import { readFileSync } from 'node:fs'
import { compareDecimal, fingerprint, unitConversions, units } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseCsv } from '../../../../foundation/core/test/parse-csv.ts'
import { noShared, sharedPath } from '../../../../test/shared.ts'
import { groupLabels } from '../../src/dictionary/group-labels.ts'
import { dictionary, dictionaryVersion } from '../../src/dictionary/index.ts'

const words = z.array(z.string().min(1)).min(1)
const entry = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z0-9_]+$/),
  label: z.strictObject({ en: z.string().min(1), fr: z.string().min(1) }),
  group: z.string().min(1),
  type: z.enum(['boolean', 'integer', 'decimal', 'enum', 'code', 'string', 'date', 'datetime', 'exposure']),
  unit: z.enum(units).optional(),
  plausible: z.strictObject({ min: z.string().optional(), max: z.string().optional() }).optional(),
  rangeBasis: z.enum(['definition', 'expert estimate']).optional(),
  allowed: words.optional(),
  synonyms: z.strictObject({ en: words.optional(), fr: words.optional() }).optional(),
  columns: words.optional(),
  codes: z
    .strictObject({
      loinc: z.strictObject({ code: z.string().regex(/^\d{1,5}-\d$/), name: z.string().min(1), relation: z.string().min(1) }).optional(),
      snomed: z.strictObject({ code: z.string().regex(/^\d{6,18}$/), name: z.string().min(1) }).optional(),
    })
    .optional(),
  notes: z.string().min(1).optional(),
})

/** LOINC's check digit: mod 10, doubling every second digit from the right. */
const loincCheck = (code: string): boolean => {
  const [digits = '', check] = code.split('-')
  const doubled = [...digits]
    .toReversed()
    .filter((_, at) => at % 2 === 0)
    .join('')
  const sum = [...String(Number(doubled) * 2), ...[...digits].toReversed().filter((_, at) => at % 2 === 1)].reduce(
    (total, digit) => total + Number(digit),
    0,
  )
  return (10 - (sum % 10)) % 10 === Number(check)
}

describe('dictionary', () => {
  it('holds 581 well-formed variables, each once', () => {
    expect(dictionary.size).toBe(581)
    for (const variable of dictionary.values()) expect(entry.safeParse(variable).error?.issues, variable.id).toBeUndefined()
  })

  it('has the version that its content gives', () =>
    expect(dictionaryVersion).toBe(`d-${fingerprint([...dictionary.values()]).slice(0, 16)}`))

  it('has ranges that begin before they end', () => {
    for (const { id, plausible } of dictionary.values())
      if (plausible?.min !== undefined && plausible.max !== undefined) expect(compareDecimal(plausible.min, plausible.max), id).toBe(-1)
  })

  it('gives its enums their values, and its LOINC codes their check digit', () => {
    for (const { id, type, allowed, codes } of dictionary.values()) {
      if (type === 'enum') expect(allowed?.length, id).toBeGreaterThan(1)
      if (codes?.loinc !== undefined) expect(loincCheck(codes.loinc.code), `${id} ${codes.loinc.code}`).toBe(true)
    }
  })

  it('knows every variable that a conversion names, in the unit it converts to', () => {
    for (const { variable, to } of unitConversions) if (!variable.includes('*')) expect(dictionary.get(variable)?.unit, variable).toBe(to)
  })
})

const sheet = sharedPath('domain', 'terminology.csv')
describe.skipIf(sheet === undefined)(`against the terminology sheet${sheet === undefined ? `: skipped, ${noShared}` : ''}`, () => {
  it('says what the sheet says', () => {
    const list = (values: readonly string[] | undefined): string => (values ?? []).join(';')
    const rows = parseCsv(readFileSync(sheet ?? '', 'utf8'))
    expect(rows.map(({ id }) => id)).toEqual([...dictionary.keys()])
    for (const row of rows) {
      const found = dictionary.get(row.id ?? '')
      expect({
        label_en: found?.label.en,
        label_fr: found?.label.fr,
        group: found?.group,
        data_type: found?.type,
        ucum_unit: found?.unit ?? '',
        plausible_min: found?.plausible?.min ?? '',
        plausible_max: found?.plausible?.max ?? '',
        range_basis: found?.rangeBasis ?? '',
        allowed_values: list(found?.allowed),
        synonyms_en: list(found?.synonyms?.en),
        synonyms_fr: list(found?.synonyms?.fr),
        column_spellings: list(found?.columns),
        loinc: found?.codes?.loinc?.code ?? '',
        snomed: found?.codes?.snomed?.code ?? '',
        notes: found?.notes ?? '',
      }).toEqual(
        Object.fromEntries(
          [
            'label_en',
            'label_fr',
            'group',
            'data_type',
            'ucum_unit',
            'plausible_min',
            'plausible_max',
            'range_basis',
            'allowed_values',
            'synonyms_en',
            'synonyms_fr',
            'column_spellings',
            'loinc',
            'snomed',
            'notes',
          ].map((name) => [name, row[name]]),
        ),
      )
    }
  })
})

describe('groups', () => {
  it('every group of the dictionary has a name in both languages', () => {
    const groups = new Set([...dictionary.values()].map(({ group }) => group))
    expect(groups).toEqual(new Set(Object.keys(groupLabels)))
  })
})
