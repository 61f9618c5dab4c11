import { compareExact, type Exact, exact, subtractExact, sumExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { invalid, isMissing, type Missing } from '../../definition/reason.ts'
import type { NumberResult, YesNoResult } from '../../definition/result.ts'
import { fallsBy } from '../../rules/change.ts'
import { lacking } from '../../rules/known.ts'
import { type Domain, domainIds, domains, items, most } from './domains.ts'

type Given = Readonly<Record<string, Exact | undefined>>
type Visit = 'b' | 'f'

const limit = exact(most)
const idsOf = (visit: Visit) => domainIds.map((id) => `${id}_${visit}`)
const knownOf = (given: Given, visit: Visit): Exact => sumExact(idsOf(visit).flatMap((id) => given[id] ?? []))
const totalOf = (given: Given, visit: Visit): Exact | Missing => lacking(given, idsOf(visit)) ?? knownOf(given, visit)

const total = (en: string, fr: string): NumberResult => ({
  kind: 'number',
  label: { en, fr },
  unit: '{score}',
  min: '0',
  max: String(most),
  better: 'lower',
})

const responder = (id: Domain): YesNoResult => ({
  kind: 'yes-no',
  label: { en: `Responder: ${domains[id].en.toLowerCase()}`, fr: `Répondeur : ${domains[id].fr.toLowerCase()}` },
  yes: 'good',
  optional: true,
})

const visits = (before: readonly number[], after: readonly number[]) =>
  Object.fromEntries(
    domainIds.flatMap((id, at) => [
      [`${id}_b`, String(before[at] ?? 0)],
      [`${id}_f`, String(after[at] ?? 0)],
    ]),
  )

/** Total ultrasound score of the TRACTISS trial, 0 to 11 over five domains, with responders by domain. Higher is worse. */
export const tractissTus = instrument({
  id: 'tractiss_tus',
  version: '2018',
  short: 'TRACTISS TUS',
  title: { en: 'Total ultrasound score of TRACTISS', fr: 'Score échographique total de TRACTISS' },
  aliases: ['tus'],
  section: 'ultrasound',
  measures: { en: 'Structure of the salivary glands in ultrasound', fr: 'Structure échographique des glandes salivaires' },
  items,
  options: {
    domain_fall: {
      kind: 'number',
      label: { en: 'Responder in a domain: fall of at least', fr: 'Répondeur dans un domaine : baisse d’au moins' },
      default: '1',
      min: '0',
      mark: 'primary',
    },
  },
  results: {
    base: { ...total('Total at baseline', 'Total initial'), optional: true },
    total: total('Total', 'Total'),
    change: {
      kind: 'number',
      label: { en: 'Change', fr: 'Changement' },
      unit: '{score}',
      min: '-11',
      max: '11',
      better: 'lower',
      optional: true,
    },
    echo: responder('echo'),
    homogeneity: responder('homogeneity'),
    definition: responder('definition'),
    glands: responder('glands'),
    foci: responder('foci'),
  },
  main: 'total',
  rule: {
    en: 'Five domains are summed, 0 to 11 in all. A responder in a domain falls by a point or more.',
    fr: 'Cinq domaines sont additionnés, de 0 à 11 au total. Un répondeur dans un domaine baisse d’au moins un point.',
  },
  missingRule: {
    en: 'A domain that is missing makes the total of its visit missing.',
    fr: 'Un domaine manquant rend le total de sa visite manquant.',
  },
  sideRule: { en: 'The reader scores the glands together.', fr: 'Le lecteur cote les glandes ensemble.' },
  thresholds: [
    {
      label: { en: 'Responder in a domain', fr: 'Répondeur dans un domaine' },
      value: 'fall >= 1 point',
      option: 'domain_fall',
      mark: 'primary',
    },
  ],
  mark: 'primary',
  marks: [
    {
      what: { en: 'range of each domain', fr: 'étendue de chaque domaine' },
      mark: 'unverified',
      where: 'not in the texts read: each takes what the reader gave, and only the total of 11 is checked',
    },
  ],
  citations: [
    {
      title:
        'Effect of rituximab on a salivary gland ultrasound score in primary Sjögren’s syndrome: results of the TRACTISS randomised double-blind multicentre substudy',
      authors: 'Fisher BA, Everett CC, Rout J, et al.',
      year: 2018,
      doi: '10.1136/annrheumdis-2017-212268',
      url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC5867400/',
      where: 'Ann Rheum Dis 2018;77:412-6, abstract',
    },
  ],
  edgeCases: [
    { en: 'A sum of more than 11 is refused.', fr: 'Une somme supérieure à 11 est refusée.' },
    {
      en: 'In the trial the arms differed by -1.2 points at weeks 16 and 48.',
      fr: 'Dans l’essai, les bras différaient de -1,2 point aux semaines 16 et 48.',
    },
  ],
  examples: [
    {
      title: { en: 'A point less in one domain', fr: 'Un point de moins dans un domaine' },
      input: visits([1, 2, 2, 1, 1], [1, 2, 1, 1, 1]),
      expect: { base: '7', total: '6', change: '-1', definition: '1', echo: '0' },
    },
    {
      title: { en: 'More than there is', fr: 'Plus que le maximum' },
      input: visits([1, 1, 1, 1, 1], [3, 3, 3, 2, 1]),
      expect: { total: 'NA', reason: 'invalid:total_f' },
    },
  ],
  reasonWords: {
    'invalid:total_b': {
      en: 'The domains at baseline sum to more than 11.',
      fr: 'Les domaines de la visite initiale dépassent 11 au total.',
    },
    'invalid:total_f': { en: 'The domains of this visit sum to more than 11.', fr: 'Les domaines de cette visite dépassent 11 au total.' },
  },
  compute: (given, { domain_fall }) => {
    const [first, ...more] = (['b', 'f'] as const)
      .filter((visit) => compareExact(knownOf(given, visit), limit) > 0)
      .map((visit) => `total_${visit}`)
    if (first !== undefined) return invalid(first, ...more)
    const [base, now] = [totalOf(given, 'b'), totalOf(given, 'f')]
    const fell = (id: Domain): boolean | Missing => {
      const [before, after] = [given[`${id}_b`], given[`${id}_f`]]
      if (before === undefined || after === undefined) return lacking(given, [`${id}_b`, `${id}_f`]) ?? false
      return fallsBy(before, after, domain_fall)
    }
    return {
      values: {
        base,
        total: now,
        change: isMissing(base) ? base : isMissing(now) ? now : subtractExact(now, base),
        echo: fell('echo'),
        homogeneity: fell('homogeneity'),
        definition: fell('definition'),
        glands: fell('glands'),
        foci: fell('foci'),
      },
    }
  },
})
