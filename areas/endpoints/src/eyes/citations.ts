import type { Citation } from '@dacryon/core'

export const acrEular2016: Citation = {
  title: '2016 American College of Rheumatology/European League Against Rheumatism classification criteria for primary Sjögren’s syndrome',
  authors: 'Shiboski CH, Shiboski SC, Seror R, et al.',
  year: 2017,
  doi: '10.1136/annrheumdis-2016-210571',
  where: 'Ann Rheum Dis 2017;76:9-16, table of items',
}

export const aecg2002: Citation = {
  title: 'Classification criteria for Sjögren’s syndrome: a revised version of the European criteria',
  authors: 'Vitali C, Bombardieri S, Jonsson R, et al.',
  year: 2002,
  doi: '10.1136/ard.61.6.554',
  where: 'Ann Rheum Dis 2002;61:554-8, tables 2 and 3',
}

export const star2022Paper: Citation = {
  title:
    'Development and preliminary validation of the Sjögren’s Tool for Assessing Response (STAR): a consensual composite score for assessing treatment effect in primary Sjögren’s syndrome',
  authors: 'Seror R, Baron G, Camus M, et al.',
  year: 2022,
  doi: '10.1136/annrheumdis-2021-222054',
  where: 'Ann Rheum Dis 2022;81:979-89, table 3 and its footnotes',
}

export const whitcher2010: Citation = {
  title: 'A simplified quantitative method for assessing keratoconjunctivitis sicca from the Sjögren’s Syndrome International Registry',
  authors: 'Whitcher JP, Shiboski CH, Shiboski SC, et al.',
  year: 2010,
  doi: '10.1016/j.ajo.2009.09.013',
  where: 'Am J Ophthalmol 2010;149:405-15 (DOI not checked)',
}

export const rasmussen2019: Citation = {
  title:
    'Reproducibility of ocular surface staining in the assessment of Sjögren syndrome-related keratoconjunctivitis sicca: implications on disease classification',
  authors: 'Rasmussen A, Stone DU, Kaufman CE, et al.',
  year: 2019,
  doi: '10.1002/acr2.1033',
  where: 'ACR Open Rheumatol 2019;1:292-302, abstract',
}

export const vanBijsterveld1969: Citation = {
  title: 'Diagnostic tests in the sicca syndrome',
  authors: 'van Bijsterveld OP',
  year: 1969,
  where: 'Arch Ophthalmol 1969;82:10-4',
}
