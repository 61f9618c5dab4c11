import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { missing } from '../../definition/reason.ts'

/** Antinuclear antibodies: a titre against a cut-off, compared as reciprocals. */
export const anaTitre = instrument({
  id: 'ana_titre',
  version: '1',
  short: 'ANA',
  title: { en: 'Antinuclear antibody titre', fr: 'Titre des anticorps antinucléaires' },
  aliases: ['ana'],
  section: 'laboratory',
  measures: { en: 'Antinuclear antibodies', fr: 'Anticorps antinucléaires' },
  items: {
    ana: {
      kind: 'number',
      label: { en: 'Titre', fr: 'Titre' },
      help: {
        en: 'The number after the colon: 320 for 1:320. 0 is negative.',
        fr: 'Le nombre après les deux points : 320 pour 1:320. 0 est négatif.',
      },
      unit: '{titer}',
      min: '0',
      whole: true,
      worse: 'higher',
      variables: ['imm.ana_titre'],
    },
  },
  options: {
    positive_from: {
      kind: 'number',
      label: { en: 'Counts from a titre of', fr: 'Compte à partir d’un titre de' },
      default: '320',
      min: '1',
      mark: 'secondary',
    },
  },
  results: { reached: { kind: 'yes-no', label: { en: 'Reaches the titre', fr: 'Atteint le titre' }, yes: 'bad' } },
  main: 'reached',
  rule: {
    en: 'Titres are compared by their reciprocals: 1:640 is higher than 1:320.',
    fr: 'Les titres sont comparés par leurs inverses : 1:640 est plus haut que 1:320.',
  },
  missingRule: { en: 'Without a titre nothing is said.', fr: 'Sans titre, rien n’est dit.' },
  thresholds: [
    {
      label: { en: 'Titre that ACR 2012 asks for, with rheumatoid factor', fr: 'Titre demandé par ACR 2012, avec le facteur rhumatoïde' },
      value: '>= 1:320',
      option: 'positive_from',
      mark: 'secondary',
    },
  ],
  mark: 'secondary',
  marks: [{ what: { en: '1:320', fr: '1:320' }, mark: 'secondary', where: 'comparison tables of criteria, BMC Med 2013;11:93 among them' }],
  citations: [
    {
      title:
        'American College of Rheumatology classification criteria for Sjögren’s syndrome: a data-driven, expert consensus approach in the Sjögren’s International Collaborative Clinical Alliance cohort',
      authors: 'Shiboski SC, Shiboski CH, Criswell L, et al.',
      year: 2012,
      doi: '10.1002/acr.21591',
      where: 'Arthritis Care Res 2012;64:475-87, abstract',
    },
  ],
  disagreements: [
    {
      en: 'The abstract of the criteria in PubMed prints > 1:320; comparison tables print ≥ 1:320.',
      fr: 'Le résumé des critères dans PubMed imprime > 1:320 ; les tableaux comparatifs impriment ≥ 1:320.',
    },
  ],
  edgeCases: [
    {
      en: 'A laboratory’s own positive titre is often lower than 1:320: set it as option.',
      fr: 'Le titre positif d’un laboratoire est souvent inférieur à 1:320 : l’indiquer en option.',
    },
  ],
  examples: [
    { title: { en: '1:320', fr: '1:320' }, input: { ana: '320' }, expect: { reached: '1' } },
    { title: { en: '1:160', fr: '1:160' }, input: { ana: '160' }, expect: { reached: '0' } },
  ],
  compute: ({ ana }, { positive_from }) => ({
    values: { reached: ana === undefined ? missing('missing:ana') : compareExact(ana, positive_from) >= 0 },
  }),
})
