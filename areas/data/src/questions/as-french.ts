import { asUnitText, type Question } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'
import { composer } from './compose.ts'
import { asFrenchVisit } from './visit-text.ts'
import type { Wording } from './wording.ts'

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ou ${parts.at(-1) ?? ''}`

const at = (visits: readonly string[] | undefined): string => (visits === undefined ? '' : ` ${listed(visits.map(asFrenchVisit))}`)

const nameOf = (concept: string, labels: ConceptLabels): string => labels.get(concept)?.name ?? concept

/** Decimal comma, and a narrow no-break space between thousands from five digits on. */
const number = (text: string): string =>
  text.replace('.', ',').replace(/^(-?)(\d{5,})/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, '\u202F'))

const measured = (value: string, concept: string, labels: ConceptLabels): string => {
  const unit = asUnitText(labels.get(concept)?.unit ?? '', 'fr')
  return unit === '' ? number(value) : `${number(value)}\u00A0${unit}`
}

const quoted = (value: string): string => `«\u00A0${value}\u00A0»`

const values = (all: readonly string[]): readonly string[] => {
  const yesNo: ReadonlyMap<string, string> = new Map([['Y', 'oui'], ['N', 'non']])
  return all.every((value) => yesNo.has(value)) ? all.map((value) => quoted(yesNo.get(value) ?? value)) : all.map(quoted)
}

const comparisons = { '<': 'de moins de', '<=': 'd’au plus', '>': 'de plus de', '>=': 'd’au moins', '=': 'd’exactement', '!=': 'autre que' } as const

const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

const date = (iso: string): string => {
  const [year, month, day] = iso.slice(0, 10).split('-')
  return [day === undefined ? undefined : day === '01' ? '1er' : String(Number(day)), month === undefined ? undefined : (months[Number(month) - 1] ?? month), year]
    .filter((part) => part !== undefined)
    .join('\u00A0')
}

/** `du 3 mars 2016`, `de mars 2016`, `d’avril 2016`, `de 2016`. */
const fromDate = (iso: string): string => (iso.length >= 10 ? `du ${date(iso)}` : /^[aeiouàâéèêîôû]/.test(date(iso)) ? `d’${date(iso)}` : `de ${date(iso)}`)
const toDate = (iso: string): string => (iso.length >= 10 ? `au ${date(iso)}` : `à ${date(iso)}`)

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
    'one-of': ({ concept, values: wanted, visits }, labels) => `la réponse ${listed(values(wanted))} pour ${nameOf(concept, labels)}${at(visits)}`,
    dated: ({ concept, from, to, visits }, labels, holds) => {
      const name = nameOf(concept, labels)
      const when =
        from !== undefined && to !== undefined ? ` ${fromDate(from)} ${toDate(to)}` : from !== undefined ? ` à partir ${fromDate(from)}` : to !== undefined ? ` jusqu’${toDate(to)}` : ''
      return when === '' ? `${holds ? 'une ' : ''}date pour ${name}${at(visits)}` : `${name}${when}${at(visits)}`
    },
    subjects: ({ ids }) => (ids.length > 10 ? `l’un des ${ids.length} identifiants listés` : ids.length === 0 ? 'un identifiant d’une liste vide' : `l’identifiant ${listed(ids)}`),
  },
}

/**
 * La question en une phrase française, avec la typographie française. Elle dit ce que décident les lecteurs mémoire et SQL : « sans X » veut
 * dire qu’aucune observation ne satisfait X, même quand il n’y en a pas.
 *
 * @example
 * asFrench(question, labels) // 'Patients avec ESSDAI d’au moins 5 à la semaine 24 et sans la réponse « oui » pour Rituximab.'
 */
export const asFrench = (question: Question, labels: ConceptLabels): string => composer(french, labels)(question)
