import type { Question } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'
import { composer } from './compose.ts'
import { sentenceValues } from './sentence-values.ts'
import { asFrenchVisit } from './visit-text.ts'
import type { Wording } from './wording.ts'

const { listed, number, nameOf, measured, values, date } = sentenceValues({
  language: 'fr',
  or: 'ou',
  point: ',',
  thousands: '\u202F',
  quotes: ['«\u00A0', '\u00A0»'],
  percent: '\u00A0%',
  yes: 'oui',
  no: 'non',
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  firstDay: '1er',
})

const at = (visits: readonly string[] | undefined): string => (visits === undefined ? '' : ` ${listed(visits.map(asFrenchVisit))}`)

const comparisons = {
  '<': 'de moins de',
  '<=': 'd’au plus',
  '>': 'de plus de',
  '>=': 'd’au moins',
  '=': 'd’exactement',
  '!=': 'autre que',
} as const

/** `du 3 mars 2016`, `de mars 2016`, `d’avril 2016`, `de 2016`. */
const fromDate = (iso: string): string => {
  if (iso.length >= 10) return `du ${date(iso)}`
  return /^[ao]/.test(date(iso)) ? `d’${date(iso)}` : `de ${date(iso)}`
}

const toDate = (iso: string): string => `${iso.length >= 10 ? 'au' : 'à'} ${date(iso)}`

const period = (from: string | undefined, to: string | undefined): string => {
  if (from !== undefined && to !== undefined) return ` ${fromDate(from)} ${toDate(to)}`
  if (from !== undefined) return ` à partir ${fromDate(from)}`
  return to === undefined ? '' : ` jusqu’${toDate(to)}`
}

const french: Wording = {
  with: 'avec',
  without: 'sans',
  and: 'et',
  or: 'ou',
  serialComma: false,
  heads: {
    patient: { some: 'Patients', all: 'Tous les patients', none: 'Aucun patient' },
    visit: { some: 'Visites', all: 'Toutes les visites', none: 'Aucune visite' },
    eye: { some: 'Yeux', all: 'Tous les yeux', none: 'Aucun œil' },
    gland: { some: 'Glandes', all: 'Toutes les glandes', none: 'Aucune glande' },
    sample: { some: 'Échantillons', all: 'Tous les échantillons', none: 'Aucun échantillon' },
  },
  things: {
    visit: { one: 'une visite', shared: 'une seule et même visite', bare: 'aucune visite' },
    eye: { one: 'un œil', shared: 'un seul et même œil', bare: 'aucun œil' },
    gland: { one: 'une glande', shared: 'une seule et même glande', bare: 'aucune glande' },
    sample: { one: 'un échantillon', shared: 'un seul et même échantillon', bare: 'aucun échantillon' },
  },
  leaves: {
    has: ({ concept, visits }, labels, holds) => `${holds ? 'une ' : ''}valeur pour ${nameOf(concept, labels)}${at(visits)}`,
    compare: ({ concept, operator, value, visits }, labels) =>
      `${nameOf(concept, labels)} ${comparisons[operator]} ${measured(value, concept, labels)}${at(visits)}`,
    between: ({ concept, low, high, visits }, labels) =>
      `${nameOf(concept, labels)} de ${number(low)} à ${measured(high, concept, labels)}${at(visits)}`,
    'one-of': ({ concept, values: wanted, visits }, labels) => `la réponse ${values(wanted)} pour ${nameOf(concept, labels)}${at(visits)}`,
    dated: ({ concept, from, to, visits }, labels, holds) => {
      const when = period(from, to)
      return `${when === '' ? `${holds ? 'une ' : ''}date pour ` : ''}${nameOf(concept, labels)}${when}${at(visits)}`
    },
    subjects: ({ ids }) => {
      if (ids.length > 10) return `l’un des ${ids.length} identifiants listés`
      return ids.length === 0 ? 'un identifiant d’une liste vide' : `l’identifiant ${listed(ids)}`
    },
  },
}

/**
 * La question en une phrase française, avec la typographie française. Elle dit ce que décident les lecteurs mémoire et SQL : « sans X »
 * veut dire qu’aucune observation ne satisfait X, même quand il n’y en a pas.
 *
 * @example
 * asFrench(question, labels) // 'Patients avec ESSDAI d’au moins 5 à la semaine 24 et sans la réponse « oui » pour Rituximab.'
 */
export const asFrench = (question: Question, labels: ConceptLabels): string => composer(french, labels)(question)
