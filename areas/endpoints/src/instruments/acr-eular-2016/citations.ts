import type { Citation } from '@dacryon/core'

export const acrEular2017: Citation = {
  title: '2016 American College of Rheumatology/European League Against Rheumatism classification criteria for primary Sjögren’s syndrome',
  authors: 'Shiboski CH, Shiboski SC, Seror R, et al.',
  year: 2017,
  doi: '10.1136/annrheumdis-2016-210571',
  where: 'Ann Rheum Dis 2017;76:9-16, table 3',
}

export const juvenile2021: Citation = {
  title: 'Childhood Sjögren syndrome: features of an international cohort and application of the 2016 ACR/EULAR classification criteria',
  authors: 'Basiaga ML, Stern SM, Mehta JJ, et al.',
  year: 2021,
  doi: '10.1093/rheumatology/keaa757',
  where: 'Rheumatology 2021;60:3144-55, abstract',
}

export const juvenile2025: Citation = {
  title: 'Diagnosing a child presenting with symptoms suggesting Sjögren’s disease: a tool for clinical practice',
  authors: 'Stern SM, et al.',
  year: 2025,
  doi: '10.1093/rheumatology/keae640',
  where: 'Rheumatology 2025;64:3039-47, abstract',
}
