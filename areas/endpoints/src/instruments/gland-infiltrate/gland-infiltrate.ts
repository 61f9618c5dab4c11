import { compareExact, divideExact, exact, multiplyExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { invalid } from '../../definition/reason.ts'
import { consensus2017 } from '../../histology/citations.ts'
import { ifKnown, lacking, orMissing } from '../../rules/known.ts'
import { items } from './items.ts'

const hundred = exact(100)

/** Area of the infiltrate, germinal centre-like structures and lymphoepithelial lesions of a labial gland biopsy. Higher is worse. */
export const glandInfiltrate = instrument({
  id: 'gland_infiltrate',
  version: '2017',
  short: 'Infiltrate, GC, LEL',
  title: {
    en: 'Area of infiltrate, germinal centres and lymphoepithelial lesions',
    fr: 'Surface infiltrée, centres germinatifs et lésions lymphoépithéliales',
  },
  aliases: ['gc_lel', 'percent_infiltrate'],
  section: 'histology',
  measures: { en: 'Extent and organisation of the infiltrate', fr: 'Étendue et organisation de l’infiltrat' },
  items,
  results: {
    percent_infiltrate: {
      kind: 'number',
      label: { en: 'Area of foci', fr: 'Surface des foyers' },
      unit: '%',
      min: '0',
      max: '100',
      better: 'lower',
    },
    gc_present: {
      kind: 'yes-no',
      label: { en: 'Germinal centre-like structures', fr: 'Structures de type centre germinatif' },
      yes: 'bad',
    },
    lel_present: { kind: 'yes-no', label: { en: 'Lymphoepithelial lesions', fr: 'Lésions lymphoépithéliales' }, yes: 'bad' },
    lel_per_mm2: {
      kind: 'number',
      label: { en: 'Lymphoepithelial lesions per mm²', fr: 'Lésions lymphoépithéliales par mm²' },
      min: '0',
      better: 'lower',
      optional: true,
    },
  },
  main: 'percent_infiltrate',
  rule: {
    en: 'Area of all foci together as a percentage of the glandular area. Germinal centre-like structures and lymphoepithelial lesions are reported as present or absent.',
    fr: 'Surface de tous les foyers en pourcentage de la surface glandulaire. Structures de type centre germinatif et lésions lymphoépithéliales sont rapportées comme présentes ou absentes.',
  },
  missingRule: {
    en: 'An area that is missing makes the percentage missing. Not looked for is not absent.',
    fr: 'Une surface manquante rend le pourcentage manquant. Non recherché n’est pas absent.',
  },
  mark: 'primary',
  marks: [
    {
      what: { en: 'area of foci over glandular area', fr: 'surface des foyers sur surface glandulaire' },
      mark: 'primary',
      where: 'point 9',
    },
    { what: { en: 'presence of both structures', fr: 'présence des deux structures' }, mark: 'primary', where: 'point 8' },
    {
      what: { en: 'operators disagree on germinal centres', fr: 'désaccord entre lecteurs sur les centres germinatifs' },
      mark: 'primary',
      where: 'PLoS One 2019, abstract',
    },
  ],
  citations: [
    consensus2017,
    {
      title:
        'Different operators and histologic techniques in the assessment of germinal center-like structures in primary Sjögren’s syndrome minor salivary glands',
      authors: 'Carubbi F, Alunno A, Cipriani P, et al.',
      year: 2019,
      doi: '10.1371/journal.pone.0211142',
      where: 'PLoS One 2019;14:e0211142, abstract',
    },
  ],
  disagreements: [
    {
      en: 'Haematoxylin and eosin, and staining for CD21 or Bcl-6, do not find the same germinal centres: state the method.',
      fr: 'L’hématéine-éosine et le marquage CD21 ou Bcl-6 ne trouvent pas les mêmes centres germinatifs : préciser la méthode.',
    },
  ],
  edgeCases: [
    { en: 'Foci of 0 mm² are 0 %, a result.', fr: 'Des foyers de 0 mm² font 0 %, un résultat.' },
    { en: 'Foci larger than the gland are refused.', fr: 'Des foyers plus grands que la glande sont refusés.' },
  ],
  examples: [
    {
      title: { en: 'Three foci of 0.30, 0.25 and 0.10 mm²', fr: 'Trois foyers de 0,30, 0,25 et 0,10 mm²' },
      input: { foci_area_total: '0.65', gland_area: '9.5', gc: '0', lel: '1', lel_count: '2' },
      expect: { percent_infiltrate: '6.842105', gc_present: '0', lel_present: '1', lel_per_mm2: '0.210526' },
    },
    {
      title: { en: 'No foci', fr: 'Aucun foyer' },
      input: { foci_area_total: '0', gland_area: '10' },
      expect: { percent_infiltrate: '0', gc_present: 'NA' },
    },
    {
      title: { en: 'Lesions counted but said to be absent', fr: 'Lésions comptées mais dites absentes' },
      input: { foci_area_total: '0.5', gland_area: '10', lel: '0', lel_count: '2' },
      expect: { percent_infiltrate: 'NA', reason: 'invalid:lel' },
    },
  ],
  reasonWords: {
    'invalid:lel': {
      en: 'Presence and number of lymphoepithelial lesions contradict each other.',
      fr: 'Présence et nombre de lésions lymphoépithéliales se contredisent.',
    },
  },
  compute: ({ foci_area_total, gland_area, gc, lel, lel_count }) => {
    if (lel !== undefined && lel_count !== undefined && lel !== lel_count.n > 0) return invalid('lel')
    if (foci_area_total !== undefined && gland_area !== undefined && compareExact(foci_area_total, gland_area) > 0)
      return invalid('foci_area_total')
    const area = orMissing(gland_area, 'missing:gland_area')
    const seen = lel ?? (lel_count === undefined ? undefined : lel_count.n > 0)
    return {
      values: {
        percent_infiltrate:
          foci_area_total === undefined || gland_area === undefined
            ? (lacking({ foci_area_total, gland_area }, ['foci_area_total', 'gland_area']) ?? exact(0))
            : divideExact(multiplyExact(hundred, foci_area_total), gland_area),
        gc_present: orMissing(gc, 'missing:gc'),
        lel_present: orMissing(seen, 'missing:lel'),
        lel_per_mm2: ifKnown(area, (size) => ifKnown(orMissing(lel_count, 'missing:lel_count'), (count) => divideExact(count, size))),
      },
    }
  },
})
