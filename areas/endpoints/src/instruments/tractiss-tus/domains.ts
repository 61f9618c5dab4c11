import type { NumberItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

/** Points of all domains together. */
export const most = 11

export const domains = {
  echo: { en: 'Echogenicity', fr: 'Échogénicité' },
  homogeneity: { en: 'Homogeneity', fr: 'Homogénéité' },
  definition: { en: 'Glandular definition', fr: 'Netteté glandulaire' },
  glands: { en: 'Glands involved', fr: 'Glandes atteintes' },
  foci: { en: 'Size of hypoechoic foci', fr: 'Taille des foyers hypoéchogènes' },
} as const satisfies Readonly<Record<string, Words>>

export type Domain = keyof typeof domains

export const domainIds = Object.keys(domains) as readonly Domain[]

const domain = (id: Domain, visit: 'baseline' | 'follow-up') =>
  ({
    kind: 'number',
    label: domains[id],
    help: { en: 'Points that the reader gave.', fr: 'Points donnés par le lecteur.' },
    group: visit === 'baseline' ? { en: 'Baseline', fr: 'Visite initiale' } : { en: 'This visit', fr: 'Cette visite' },
    unit: '{score}',
    min: '0',
    max: String(most),
    whole: true,
    visit,
    ...(visit === 'follow-up' ? { worse: 'higher' as const } : { optional: true as const }),
  }) satisfies NumberItem

/** Five domains at both visits. */
export const items = {
  echo_b: domain('echo', 'baseline'),
  homogeneity_b: domain('homogeneity', 'baseline'),
  definition_b: domain('definition', 'baseline'),
  glands_b: domain('glands', 'baseline'),
  foci_b: domain('foci', 'baseline'),
  echo_f: domain('echo', 'follow-up'),
  homogeneity_f: domain('homogeneity', 'follow-up'),
  definition_f: domain('definition', 'follow-up'),
  glands_f: domain('glands', 'follow-up'),
  foci_f: domain('foci', 'follow-up'),
}
