import type { Example } from '../../definition/instrument.ts'
import { domainItems, levelId } from './items.ts'

const ids = Object.keys(domainItems)

const levels = (visit: 'baseline' | 'follow-up', known: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.map((id) => [levelId(id, visit), known[id] ?? '0']))

const before = levels('baseline', { articular: '2', constitutional: '2' })

/** Worked cases of the ETAP rule. */
export const etapExamples: readonly Example[] = [
  {
    title: { en: 'From 10 to 6 with purpura of the feet that is new', fr: 'De 10 à 6, avec un purpura des pieds nouveau' },
    input: { ...before, ...levels('follow-up', { cutaneous: '2' }), phga_b: '50', phga_f: '30' },
    expect: { fall: '1', no_new_activity: '0', no_worsening: '1', responder: '0' },
  },
  {
    title: { en: 'From 10 to 7 with nothing new', fr: 'De 10 à 7, sans rien de nouveau' },
    input: { ...before, ...levels('follow-up', { articular: '2', constitutional: '1' }), phga_b: '50', phga_f: '59' },
    expect: { fall: '1', no_new_activity: '1', no_worsening: '1', responder: '1' },
  },
  {
    title: { en: 'Worse by exactly a tenth for the physician', fr: 'Aggravation d’exactement un dixième selon le médecin' },
    input: { ...before, ...levels('follow-up', {}), phga_b: '50', phga_f: '60' },
    expect: { fall: '1', no_worsening: '0', responder: '0' },
  },
]
