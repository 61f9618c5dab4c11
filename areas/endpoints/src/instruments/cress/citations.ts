import type { Citation } from '@dacryon/core'

export const cress2021: Citation = {
  title: 'Composite of Relevant Endpoints for Sjögren’s Syndrome (CRESS): development and validation of a novel outcome measure',
  authors: 'Arends S, de Wolff L, van Nimwegen JF, et al.',
  year: 2021,
  doi: '10.1016/S2665-9913(21)00122-3',
  where: 'Lancet Rheumatol 2021;3:e553-62, abstract',
}

export const tractiss2024: Citation = {
  title:
    'Serum and tissue biomarkers associated with Composite of Relevant Endpoints for Sjögren Syndrome (CRESS) and Sjögren Tool for Assessing Response (STAR) to B cell–targeted therapy in the Trial of Anti–B Cell Therapy in Patients With Primary Sjögren Syndrome (TRACTISS)',
  authors: 'Pontarini E, Sciacca E, Chowdhury F, et al.',
  year: 2024,
  where: 'Arthritis Rheumatol 2024;76:763-76, abstract',
}
