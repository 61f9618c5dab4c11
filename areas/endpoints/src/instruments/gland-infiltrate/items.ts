import type { ChoiceItem, NumberItem, YesNoItem } from '../../definition/item.ts'

/** Areas, germinal centre-like structures and lymphoepithelial lesions of one biopsy. */
export const items = {
  foci_area_total: {
    kind: 'number',
    label: { en: 'Area of all foci together', fr: 'Surface totale des foyers' },
    unit: 'mm2',
    accepts: ['um2'],
    min: '0',
    worse: 'higher',
  },
  gland_area: {
    kind: 'number',
    label: { en: 'Glandular area', fr: 'Surface glandulaire' },
    unit: 'mm2',
    accepts: ['um2'],
    above: '0',
    variables: ['hist.gland_area'],
  },
  gc: {
    kind: 'yes-no',
    label: { en: 'Germinal centre-like structures', fr: 'Structures de type centre germinatif' },
    variables: ['hist.germinal_centre'],
    worse: 'higher',
    optional: true,
  },
  gc_method: {
    kind: 'choice',
    label: { en: 'Looked for with', fr: 'Recherchées par' },
    choices: {
      he: { en: 'Haematoxylin and eosin', fr: 'Hématéine-éosine' },
      staining: { en: 'CD21 or Bcl-6 staining', fr: 'Marquage CD21 ou Bcl-6' },
    },
    optional: true,
  },
  lel: {
    kind: 'yes-no',
    label: { en: 'Lymphoepithelial lesions', fr: 'Lésions lymphoépithéliales' },
    variables: ['hist.lel'],
    worse: 'higher',
    optional: true,
  },
  lel_count: {
    kind: 'number',
    label: { en: 'Number of lymphoepithelial lesions', fr: 'Nombre de lésions lymphoépithéliales' },
    unit: '{count}',
    min: '0',
    whole: true,
    worse: 'higher',
    optional: true,
  },
} as const satisfies Readonly<Record<string, NumberItem | YesNoItem | ChoiceItem>>
