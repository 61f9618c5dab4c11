import type { Citation } from '@dacryon/core'

/** How sure a figure is: read in the source named, read in a text that quotes it, or set by us because no readable source gives it. */
export type Mark = 'read' | 'secondary' | 'assumed'

/** A number the generator aims at, with where it comes from. */
export type Figure =
  | { readonly value: number; readonly mark: 'read' | 'secondary'; readonly citation: Citation }
  | { readonly value: number; readonly mark: 'assumed'; readonly why: string }

const read = (value: number, citation: Citation, where: string): Figure => ({ value, mark: 'read', citation: { ...citation, where } })
const secondary = (value: number, citation: Citation, where: string): Figure => ({
  value,
  mark: 'secondary',
  citation: { ...citation, where },
})
const assumed = (value: number, why: string): Figure => ({ value, mark: 'assumed', why })

const responseLevels: Citation = {
  title: 'Defining disease activity states and clinically meaningful improvement in primary Sjögren’s syndrome with ESSDAI and ESSPRI',
  authors: 'Seror R, Bootsma H, Saraux A, et al.',
  year: 2016,
  doi: '10.1136/annrheumdis-2014-206008',
}
const ultrasoundCutOff: Citation = {
  title: 'Salivary gland ultrasound with OMERACT grades, cohort of 246',
  url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9761832/',
}
const ultrasoundReaders: Citation = {
  title: 'Salivary gland ultrasonography in Sjögren’s syndrome: a European multicenter reliability exercise for the HarmonicSS project',
  authors: 'Zabotti A, Zandonella Callegher S, Tullio A, et al.',
  year: 2020,
  doi: '10.3389/fmed.2020.581248',
}
const stainingCutOff: Citation = {
  title: 'Reproducibility of ocular surface staining in the assessment of Sjögren syndrome-related keratoconjunctivitis sicca',
  authors: 'Rasmussen A, Stone DU, Kaufman CE, et al.',
  year: 2019,
  doi: '10.1002/acr2.1033',
}
const interferonMonocytes: Citation = {
  title: 'Prevalence of interferon type I signature in CD14 monocytes of patients with Sjögren’s syndrome',
  authors: 'Brkic Z, Maria NI, van Helden-Meeuwsen CG, et al.',
  year: 2013,
  doi: '10.1136/annrheumdis-2012-201381',
}
const glandBiopsies: Citation = {
  title: 'Clinical summary of two gland-biopsy cohorts (aggregate medians and quartiles)',
  url: 'https://github.com/pranzatelli/sjogren-rnaseq-thesis-part1',
}
const stratumStability: Citation = {
  title: 'Stability of the Newcastle Sjögren’s stratification over time',
  authors: 'Berry JS, Tarn J, Casement J, et al.',
  year: 2024,
  doi: '10.1136/rmdopen-2024-004914',
}
const bCellAtlas: Citation = {
  title: 'A multimodal single-cell study of B cells in primary Sjögren’s syndrome',
  authors: 'Arvidsson G, et al.',
  year: 2023,
  doi: '10.1002/art.42683',
}
const lymphomaPredictors: Citation = {
  title: 'Predicting the risk for lymphoma development in Sjögren syndrome',
  authors: 'Fragkioudaki S, Mavragani CP, Moutsopoulos HM',
  year: 2016,
  doi: '10.1097/MD.0000000000003766',
}

const registry = 'order of magnitude remembered from large registries; no table was at hand to read it in'
const design = 'chosen so that the planted structure can be found again with the numbers of patients at hand'

/**
 * Every marginal the generator aims at. Proportions are 0-1, units are those of the variable's dictionary entry. What is `assumed`
 * must never be quoted as a finding about the disease.
 */
export const figures = {
  femaleShare: secondary(156 / 172, ultrasoundReaders, 'sample sheet: 156 of 172 image rows are of women'),
  ageMean: assumed(54, registry),
  ageSd: assumed(12.5, registry),
  diagnosisDelayMedian: assumed(3.5, `${registry} (years from first symptoms to diagnosis)`),
  diseaseDurationMedian: assumed(5.5, `${registry} (years since diagnosis)`),
  ancestryEuropean: assumed(0.86, 'set for a mostly European consortium'),

  essdaiActiveAlder: read(236 / 385, responseLevels, 'Table 5: ESSDAI >= 5 at inclusion in the EULAR cohort'),
  essdaiActiveBouleau: read(140 / 383, responseLevels, 'Table 5: ESSDAI >= 5 at inclusion in ASSESS'),
  essdaiActiveCedar: assumed(0.45, 'between the two cohorts of Seror 2016'),
  essdaiActiveDogwood: read(93 / 122, responseLevels, 'Table 5: ESSDAI >= 5 at inclusion in TEARS'),
  essdaiActiveElder: read(38 / 119, responseLevels, 'Table 5: ESSDAI >= 5 at inclusion in JOQUER'),
  essdaiActiveFir: assumed(0.5, 'the design fills two halves: ESSDAI >= 5, and ESSPRI >= 5 with ESSDAI < 5'),
  esspriUnsatisfactory: read(267 / 392, responseLevels, 'Table 5: ESSPRI >= 5 at inclusion in the EULAR cohort'),

  domainConstitutional: assumed(0.1, registry),
  domainLymphadenopathy: assumed(0.1, registry),
  domainGlandular: assumed(0.25, registry),
  domainArticular: assumed(0.45, registry),
  domainCutaneous: assumed(0.1, registry),
  domainPulmonary: assumed(0.085, registry),
  domainRenal: assumed(0.03, registry),
  domainMuscular: assumed(0.012, registry),
  domainPns: assumed(0.045, registry),
  domainCns: assumed(0.02, registry),

  stratumLsb: assumed(0.25, design),
  stratumPdf: assumed(0.24, design),
  stratumDdf: assumed(0.22, design),
  stratumHsb: assumed(0.29, design),
  stratumKept: read(0.6, stratumStability, 'abstract: 60 % (and 57 % in the second cohort) kept their subtype'),
  stratumKeptHsb: read(0.7, stratumStability, 'abstract: 70 % (and 67 %) of the high-burden subtype kept it'),

  clusterC1: assumed(0.33, design),
  clusterC2: assumed(0.25, design),
  clusterC3: assumed(0.29, design),
  clusterC4: assumed(0.13, design),
  interferonPositive: read(0.55, interferonMonocytes, 'abstract: 55 % of 69 patients'),

  schirmerMedian: assumed(6, `${registry} (mm in 5 min)`),
  stainingAbnormal: read(0.56, stainingCutOff, 'abstract: sensitivity 0.56 of OSS >= 5 in at least one eye'),
  uwsfMedian: secondary(0.1, glandBiopsies, 'salivary flow, cohort BRA: median 0.10, quartiles 0.06-0.20 mL/min'),
  uwsfQ1: secondary(0.06, glandBiopsies, 'as above'),
  uwsfQ3: secondary(0.2, glandBiopsies, 'as above'),
  swsfMedian: assumed(0.9, registry),

  ultrasoundPositive: read(104 / 175, ultrasoundCutOff, 'abstract: sensitivity 59.4 % (104/175) of OMERACT >= 2 in at least one gland'),
  readerKappa: secondary(0.77, ultrasoundReaders, 'inter-reader kappa 0.77 of the OMERACT grade'),

  focusScoreMedian: secondary(2, glandBiopsies, 'focus score, cohort BRA: median 2, quartiles 1-4'),
  focusScoreQ1: secondary(1, glandBiopsies, 'as above'),
  focusScoreQ3: secondary(4, glandBiopsies, 'as above'),
  germinalCentres: assumed(0.2, registry),

  ssaPositive: secondary(18 / 24, bCellAtlas, 'patient sheet: 18 of 24 anti-SSA positive'),
  ssbPositiveOfSsa: secondary(10 / 18, bCellAtlas, 'patient sheet: 10 of the 18 are anti-SSB positive, none of the others'),
  rfPositive: assumed(0.5, registry),
  iggMedian: secondary(14.5, glandBiopsies, 'IgG, cohort BRA: median 1450 mg/dL, quartiles 1260-1980'),
  iggQ1: secondary(12.6, glandBiopsies, 'as above'),
  iggQ3: secondary(19.8, glandBiopsies, 'as above'),
  c3Median: secondary(1.23, glandBiopsies, 'C3, cohort BRA: median 123 mg/dL, quartiles 105.75-148'),
  c3Q1: secondary(1.0575, glandBiopsies, 'as above'),
  c3Q3: secondary(1.48, glandBiopsies, 'as above'),
  c4Median: secondary(0.2355, glandBiopsies, 'C4, cohort BRA: median 23.55 mg/dL, quartiles 18.275-29.475'),
  c4Q1: secondary(0.18275, glandBiopsies, 'as above'),
  c4Q3: secondary(0.29475, glandBiopsies, 'as above'),
  cryoglobulin: assumed(0.07, registry),
  monoclonal: assumed(0.06, registry),

  lymphomaRiskManyPredictors: assumed(
    0.06,
    'five-year risk with three or more predictors; the published 39.9 % is of a case-control sample and no population risk',
  ),
  lymphomaOddsRatio: read(16.6, lymphomaPredictors, 'abstract: odds ratio 16.6 (6.5-42.5) for 3-6 predictors against 2 or fewer'),

  placeboEsspriResponse: read(16 / 43, responseLevels, 'Table 5: ESSPRI fall >= 1 point in the placebo arm of TEARS, baseline >= 5'),
  placeboEssdaiResponse: read(13 / 40, responseLevels, 'Table 5: ESSDAI fall >= 3 points in the placebo arm of TEARS, baseline >= 5'),
} as const satisfies Readonly<Record<string, Figure>>

export type FigureName = keyof typeof figures

/** The number of a figure. */
export const figure = (name: FigureName): number => figures[name].value
