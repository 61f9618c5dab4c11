import type { Criterion, Question, Scope } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asEnglish, asFrench, type ConceptLabels } from '../../src/index.ts'
import { anyCriterion, anyQuestion } from '../contracts/any-question.ts'

const labels: ConceptLabels = new Map([
  ['essdai', { name: 'ESSDAI' }],
  ['flow', { name: 'Saliva flow', unit: 'mL/min' }],
  ['schirmer', { name: 'Schirmer', unit: 'mm' }],
  ['rtx', { name: 'Rituximab' }],
  ['plt', { name: 'Platelets', unit: '10*9/L' }],
  ['onset', { name: 'Onset' }],
  ['neutrophils', { name: 'Neutrophils', unit: '%' }],
])

const active: Criterion = { kind: 'compare', concept: 'essdai', operator: '>=', value: '5', visits: ['Week 24'] }
const treated: Criterion = { kind: 'one-of', concept: 'rtx', values: ['Y'] }
const lowFlow: Criterion = { kind: 'compare', concept: 'flow', operator: '<=', value: '0.1' }
const dry: Criterion = { kind: 'compare', concept: 'schirmer', operator: '<', value: '5' }
const all = (...of: readonly Criterion[]): Criterion => ({ kind: 'all', of })
const any = (...of: readonly Criterion[]): Criterion => ({ kind: 'any', of })
const not = (of: Criterion): Criterion => ({ kind: 'not', of })
const same = (scope: Exclude<Scope, 'patient'>, of: Criterion): Criterion => ({ kind: 'same', scope, of })

/** No-break spaces shown: `_` for the wide one, a modifier apostrophe for the narrow one. */
const shown = (text: string): string => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '\u02BC')
const said = (where: Criterion, scope: Scope = 'patient'): readonly [string, string] => [
  shown(asEnglish({ scope, where }, labels)),
  shown(asFrench({ scope, where }, labels)),
]

describe('questions as sentences', () => {
  it.each([
    [all(), 'All patients.', 'Tous les patients.'],
    [any(), 'No patient.', 'Aucun patient.'],
    [active, 'Patients with ESSDAI of at least 5 at Week_24.', 'Patients avec ESSDAI d’au moins 5 à la semaine_24.'],
    [lowFlow, 'Patients with Saliva flow of at most 0.1_mL/min.', 'Patients avec Saliva flow d’au plus 0,1_mL/min.'],
    [not(treated), 'Patients without Rituximab recorded as “yes”.', 'Patients sans la réponse «_oui_» pour Rituximab.'],
    [
      all(active, lowFlow, not(treated)),
      'Patients with ESSDAI of at least 5 at Week_24, with Saliva flow of at most 0.1_mL/min, and without Rituximab recorded as “yes”.',
      'Patients avec ESSDAI d’au moins 5 à la semaine_24, avec Saliva flow d’au plus 0,1_mL/min et sans la réponse «_oui_» pour Rituximab.',
    ],
    [
      all(active, lowFlow, dry),
      'Patients with ESSDAI of at least 5 at Week_24, Saliva flow of at most 0.1_mL/min, and Schirmer below 5_mm.',
      'Patients avec ESSDAI d’au moins 5 à la semaine_24, Saliva flow d’au plus 0,1_mL/min et Schirmer de moins de 5_mm.',
    ],
    [
      all(active, any(lowFlow, dry)),
      'Patients with ESSDAI of at least 5 at Week_24 and (with Saliva flow of at most 0.1_mL/min or Schirmer below 5_mm).',
      'Patients avec ESSDAI d’au moins 5 à la semaine_24 et (avec Saliva flow d’au plus 0,1_mL/min ou Schirmer de moins de 5_mm).',
    ],
    [
      not(all(active, treated)),
      'Patients without ESSDAI of at least 5 at Week_24 or without Rituximab recorded as “yes”.',
      'Patients sans ESSDAI d’au moins 5 à la semaine_24 ou sans la réponse «_oui_» pour Rituximab.',
    ],
    [
      same('eye', all(dry, not({ kind: 'has', concept: 'flow' }))),
      'Patients with one and the same eye with Schirmer below 5_mm and without a value of Saliva flow.',
      'Patients avec un seul et même œil avec Schirmer de moins de 5_mm et sans valeur pour Saliva flow.',
    ],
    [
      not(same('visit', lowFlow)),
      'Patients without any visit with Saliva flow of at most 0.1_mL/min.',
      'Patients sans aucune visite avec Saliva flow d’au plus 0,1_mL/min.',
    ],
    [
      all(same('visit', all(active, lowFlow)), dry),
      'Patients with one and the same visit (with ESSDAI of at least 5 at Week_24 and Saliva flow of at most 0.1_mL/min) and Schirmer below 5_mm.',
      'Patients avec une seule et même visite (avec ESSDAI d’au moins 5 à la semaine_24 et Saliva flow d’au plus 0,1_mL/min) et Schirmer de moins de 5_mm.',
    ],
    [
      { kind: 'between', concept: 'plt', low: '1500.5', high: '150000' },
      'Patients with Platelets from 1500.5 to 150,000_×10⁹/L.',
      'Patients avec Platelets de 1500,5 à 150ʼ000_×10⁹/L.',
    ],
    [
      { kind: 'compare', concept: 'neutrophils', operator: '!=', value: '50' },
      'Patients with Neutrophils other than 50%.',
      'Patients avec Neutrophils autre que 50_%.',
    ],
    [
      { kind: 'one-of', concept: 'rtx', values: ['Y', 'unknown'] },
      'Patients with Rituximab recorded as “Y” or “unknown”.',
      'Patients avec la réponse «_Y_» ou «_unknown_» pour Rituximab.',
    ],
    [
      { kind: 'dated', concept: 'onset', from: '2016-03-01', to: '2018' },
      'Patients with Onset from 1_March_2016 to 2018.',
      'Patients avec Onset du 1er_mars_2016 à 2018.',
    ],
    [
      { kind: 'dated', concept: 'onset', from: '2016-04' },
      'Patients with Onset on or after April_2016.',
      'Patients avec Onset à partir d’avril_2016.',
    ],
    [
      { kind: 'dated', concept: 'onset', to: '2016-08-15' },
      'Patients with Onset on or before 15_August_2016.',
      'Patients avec Onset jusqu’au 15_août_2016.',
    ],
    [{ kind: 'dated', concept: 'onset' }, 'Patients with a date of Onset.', 'Patients avec une date pour Onset.'],
    [
      { kind: 'has', concept: 'flow', visits: ['Baseline', 'V3', 'Mois 6'] },
      'Patients with a value of Saliva flow at baseline, V3 or Month_6.',
      'Patients avec une valeur pour Saliva flow à l’inclusion, à la visite «_V3_» ou au mois_6.',
    ],
    [
      { kind: 'subjects', ids: ['P1', 'P2', 'P3'] },
      'Patients with the identifier P1, P2 or P3.',
      'Patients avec l’identifiant P1, P2 ou P3.',
    ],
    [
      { kind: 'subjects', ids: Array.from({ length: 42 }, (_, at) => `P${at}`) },
      'Patients with one of 42 listed identifiers.',
      'Patients avec l’un des 42 identifiants listés.',
    ],
    [{ kind: 'has', concept: 'not.known' }, 'Patients with a value of not.known.', 'Patients avec une valeur pour not.known.'],
  ] as const satisfies readonly (readonly [Criterion, string, string])[])('%j', (where, english, french) =>
    expect(said(where)).toEqual([english, french]),
  )

  it.each([
    ['visit', 'Visits with Schirmer below 5_mm.', 'Visites avec Schirmer de moins de 5_mm.'],
    ['eye', 'Eyes with Schirmer below 5_mm.', 'Yeux avec Schirmer de moins de 5_mm.'],
    ['gland', 'Glands with Schirmer below 5_mm.', 'Glandes avec Schirmer de moins de 5_mm.'],
    ['sample', 'Samples with Schirmer below 5_mm.', 'Échantillons avec Schirmer de moins de 5_mm.'],
  ] as const)('counts %ss', (scope, english, french) => expect(said(dry, scope)).toEqual([english, french]))

  it('every question is one sentence, brackets in pairs, no gaps', () => {
    fc.assert(
      fc.property(anyQuestion, (question: Question) => {
        for (const text of [asEnglish(question, labels), asFrench(question, labels)]) {
          expect(text).toMatch(/^\p{Lu}.*\.$/u)
          expect(text).not.toMatch(/ {2}|\( | \)|\(\)|undefined| ,|,,| \./)
          let depth = 0
          for (const letter of text) {
            depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
            expect(depth).toBeGreaterThanOrEqual(0)
          }
          expect(depth).toBe(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('a double negation, a list of one and a list in a like list are not heard', () => {
    fc.assert(
      fc.property(anyCriterion, anyCriterion, (a, b) => {
        expect(said(not(not(a)))).toEqual(said(a))
        expect(said(all(any(a)))).toEqual(said(a))
        expect(said(all(a, all(b)))).toEqual(said(all(a, b)))
        expect(said(not(any(a, b)))).toEqual(said(all(not(a), not(b))))
      }),
    )
  })
})
