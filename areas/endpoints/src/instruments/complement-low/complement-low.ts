import { compareExact, type Exact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { type Missing, missing } from '../../definition/reason.ts'
import type { YesNoResult } from '../../definition/result.ts'
import { anyOf } from '../../rules/any-of.ts'
import { lacking } from '../../rules/known.ts'
import { essdai2010 } from '../essdai/citations.ts'
import { defaultLimitFlag, limitGroup } from '../igg-change/percent-fall.ts'

const protein = (name: 'C3' | 'C4') =>
  ({
    kind: 'number',
    label: { en: `Complement ${name}`, fr: `Complément ${name}` },
    unit: 'g/L',
    accepts: ['mg/dL'],
    min: '0',
    worse: 'lower',
    variables: [name === 'C3' ? 'imm.c3' : 'imm.c4'],
  }) as const satisfies NumberItem

const limitOf = (name: 'C3' | 'C4') =>
  ({
    kind: 'number',
    label: { en: `${name}, lower limit`, fr: `${name}, limite inférieure` },
    unit: 'g/L',
    accepts: ['mg/dL'],
    above: '0',
    group: limitGroup,
    optional: true,
  }) as const satisfies NumberItem

const side = (name: string) =>
  ({ kind: 'yes-no', label: { en: `${name} low`, fr: `${name} bas` }, yes: 'bad', optional: true }) as const satisfies YesNoResult

const isLow = (value: Exact | undefined, limit: Exact, id: string): boolean | Missing =>
  value === undefined ? missing(`missing:${id}`) : compareExact(value, limit) < 0

/** Low complement: C3, C4 or, where it was measured, CH50 below the limit. */
export const complementLow = instrument({
  id: 'complement_low',
  version: '1',
  short: 'Complement',
  title: { en: 'Low complement', fr: 'Complément abaissé' },
  section: 'laboratory',
  measures: {
    en: 'Consumption of complement, a marker of lymphoma risk',
    fr: 'Consommation du complément, marqueur du risque de lymphome',
  },
  items: {
    c3: protein('C3'),
    c4: protein('C4'),
    ch50: {
      kind: 'number',
      label: { en: 'Total haemolytic complement, CH50', fr: 'Complément hémolytique total, CH50' },
      help: { en: 'In the laboratory’s own unit, with its own limit.', fr: 'Dans l’unité du laboratoire, avec sa limite.' },
      unit: "{CH50'U}/mL",
      min: '0',
      worse: 'lower',
      variables: ['imm.ch50'],
      optional: true,
    },
    c3_lln: limitOf('C3'),
    c4_lln: limitOf('C4'),
    ch50_lln: {
      kind: 'number',
      label: { en: 'CH50, lower limit', fr: 'CH50, limite inférieure' },
      unit: "{CH50'U}/mL",
      above: '0',
      group: limitGroup,
      optional: true,
    },
  },
  options: {
    c3_below: {
      kind: 'number',
      label: { en: 'C3 low below, without a limit of the laboratory', fr: 'C3 bas sous, sans limite du laboratoire' },
      unit: 'g/L',
      default: '0.9',
      min: '0',
      mark: 'secondary',
    },
    c4_below: {
      kind: 'number',
      label: { en: 'C4 low below, without a limit of the laboratory', fr: 'C4 bas sous, sans limite du laboratoire' },
      unit: 'g/L',
      default: '0.1',
      min: '0',
      mark: 'secondary',
    },
  },
  results: {
    low: { kind: 'yes-no', label: { en: 'Complement low', fr: 'Complément abaissé' }, yes: 'bad' },
    c3_low: side('C3'),
    c4_low: side('C4'),
    ch50_low: side('CH50'),
  },
  main: 'low',
  rule: {
    en: 'Low when C3 or C4 is below its limit, or CH50 where it was measured. Limits that came with the result go before the defaults.',
    fr: 'Abaissé si C3 ou C4 est sous sa limite, ou CH50 s’il a été mesuré. Les limites rendues avec le résultat passent avant les valeurs par défaut.',
  },
  missingRule: {
    en: 'Convention. One low value decides. Otherwise C3 and C4 must both be known, and CH50 needs its limit if it was measured.',
    fr: 'Convention. Une valeur abaissée suffit à conclure. Sinon C3 et C4 doivent être connus, et CH50 a besoin de sa limite s’il a été mesuré.',
  },
  thresholds: [
    { label: { en: 'C3 low', fr: 'C3 bas' }, value: '< 0.9 g/L', option: 'c3_below', mark: 'secondary' },
    { label: { en: 'C4 low', fr: 'C4 bas' }, value: '< 0.1 g/L', option: 'c4_below', mark: 'secondary' },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'that low complement counts as biological activity', fr: 'que le complément abaissé compte comme activité biologique' },
      mark: 'secondary',
      where: 'biological domain of ESSDAI; it gives no limit',
    },
    {
      what: { en: 'C4 below 10 mg/dL', fr: 'C4 inférieur à 10 mg/dL' },
      mark: 'secondary',
      where: 'a lymphoma model of 2009, as a public collection of medical algorithms prints it',
    },
    {
      what: { en: 'default for C3', fr: 'valeur par défaut de C3' },
      mark: 'secondary',
      where: 'the pathology manual of the RCPA: 0.9 to 1.8 g/L',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [essdai2010],
  disagreements: [
    {
      en: 'Lower limits of laboratories run from 0.65 to 0.9 g/L for C3 and from 0.13 to 0.2 g/L for C4: the C4 default of 0.1 g/L is stricter than all of them. Send the limit with the result.',
      fr: 'Les limites inférieures des laboratoires vont de 0,65 à 0,9 g/L pour C3 et de 0,13 à 0,2 g/L pour C4 : la valeur par défaut de 0,1 g/L pour C4 est plus stricte que toutes. Joindre la limite au résultat.',
    },
  ],
  edgeCases: [
    { en: 'A value exactly at the limit is not low.', fr: 'Une valeur exactement à la limite n’est pas abaissée.' },
    {
      en: 'CH50 has no default: its units and limits differ between laboratories.',
      fr: 'CH50 n’a pas de valeur par défaut : unités et limites diffèrent entre laboratoires.',
    },
  ],
  flagWords: defaultLimitFlag,
  examples: [
    {
      title: { en: 'C4 low by the laboratory’s limit', fr: 'C4 bas selon la limite du laboratoire' },
      input: { c3: '1.1', c4: '0.12', c3_lln: '0.75', c4_lln: '0.14' },
      expect: { low: '1', c3_low: '0', c4_low: '1' },
    },
    {
      title: { en: 'C4 exactly at the default, C3 not done', fr: 'C4 exactement à la valeur par défaut, C3 non fait' },
      input: { c4: '0.1' },
      expect: { low: 'NA', c4_low: '0', reason: 'missing:c3', flag: 'default_limit' },
    },
  ],
  compute: (given, { c3_below, c4_below }) => {
    const { c3, c4, ch50, c3_lln, c4_lln, ch50_lln } = given
    const ch50_low =
      ch50 === undefined || ch50_lln === undefined
        ? (lacking(given, ['ch50', 'ch50_lln']) ?? { missing: [] })
        : compareExact(ch50, ch50_lln) < 0
    const sides = { c3_low: isLow(c3, c3_lln ?? c3_below, 'c3'), c4_low: isLow(c4, c4_lln ?? c4_below, 'c4') }
    const byDefault = (c3 !== undefined && c3_lln === undefined) || (c4 !== undefined && c4_lln === undefined)
    return {
      values: { low: anyOf([...Object.values(sides), ...(ch50 === undefined ? [] : [ch50_low])]), ...sides, ch50_low },
      ...(byDefault && { flags: ['default_limit'] }),
    }
  },
})
