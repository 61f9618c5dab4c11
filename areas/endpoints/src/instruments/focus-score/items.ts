import type { NumberItem, YesNoItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const levels: readonly Words[] = [
  { en: 'First level', fr: 'Premier niveau' },
  { en: 'Second level', fr: 'Deuxième niveau' },
  { en: 'Third level', fr: 'Troisième niveau' },
]

const group = (level: 1 | 2 | 3): Words => levels[level - 1] ?? { en: 'Level', fr: 'Niveau' }

const foci = (level: 1 | 2 | 3) =>
  ({
    kind: 'number',
    label: { en: 'Foci', fr: 'Foyers' },
    help: {
      en: 'Aggregates of 50 or more lymphocytes, on the whole surface.',
      fr: 'Agrégats d’au moins 50 lymphocytes, sur toute la surface.',
    },
    group: group(level),
    unit: '{count}',
    min: '0',
    whole: true,
    worse: 'higher',
  }) as const satisfies NumberItem

const area = (level: 1 | 2 | 3) =>
  ({
    kind: 'number',
    label: { en: 'Glandular area', fr: 'Surface glandulaire' },
    group: group(level),
    unit: 'mm2',
    accepts: ['um2'],
    above: '0',
  }) as const satisfies NumberItem

const further = { optional: true } as const

/** Up to three levels of a labial gland biopsy. */
export const items = {
  fls: {
    kind: 'yes-no',
    label: { en: 'Focal lymphocytic sialadenitis', fr: 'Sialadénite lymphocytaire focale' },
    help: {
      en: 'The diagnosis that comes first; without it there is no focus score.',
      fr: 'Le diagnostic qui précède ; sans lui, il n’y a pas de focus score.',
    },
    worse: 'higher',
  },
  n_foci_1: { ...foci(1), variables: ['hist.foci_count'] },
  area_1: { ...area(1), variables: ['hist.gland_area'] },
  n_foci_2: { ...foci(2), ...further },
  area_2: { ...area(2), ...further },
  n_foci_3: { ...foci(3), ...further },
  area_3: { ...area(3), ...further },
  confluent: {
    kind: 'yes-no',
    label: { en: 'Confluent foci that fill the area', fr: 'Foyers confluents occupant toute la surface' },
    optional: true,
  },
  foci_area_total: {
    kind: 'number',
    label: { en: 'Area of all foci together', fr: 'Surface totale des foyers' },
    unit: 'mm2',
    accepts: ['um2'],
    min: '0',
    optional: true,
  },
  n_glands: {
    kind: 'number',
    label: { en: 'Glands examined', fr: 'Glandes examinées' },
    unit: '{count}',
    min: '0',
    whole: true,
    variables: ['hist.n_glands'],
    optional: true,
  },
} as const satisfies Readonly<Record<string, NumberItem | YesNoItem>>
