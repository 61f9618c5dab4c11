import type { Words } from '../../definition/words.ts'
import type { Weighted } from './weighted-yes.ts'

const change: Words = {
  en: 'Compares with the previous visit: leave it out when there is none.',
  fr: 'Compare avec la visite précédente : ne pas répondre s’il n’y en a pas.',
}

const present = (weight: number, label: Words, rest: { readonly help?: Words; readonly variables?: readonly string[] } = {}): Weighted => ({
  weight,
  item: { kind: 'yes-no', label, worse: 'higher', ...rest },
})

/** The eleven variables of SSDAI with their weights, from memory. The weights sum to the reported maximum of 21. */
export const ssdaiItems = {
  fever: present(1, { en: 'Fever', fr: 'Fièvre' }, { variables: ['sx.fever'] }),
  fatigue: present(1, { en: 'Fatigue', fr: 'Fatigue' }, { variables: ['sx.fatigue'] }),
  fatigue_change: present(1, { en: 'Change in fatigue', fr: 'Modification de la fatigue' }, { help: change }),
  swelling_change: present(
    3,
    { en: 'Change in salivary gland swelling', fr: 'Modification du gonflement des glandes salivaires' },
    { help: change },
  ),
  arthritis: present(2, { en: 'Arthritis', fr: 'Arthrite' }),
  arthralgia: present(2, { en: 'Evolving arthralgia', fr: 'Arthralgies évolutives' }, { help: change }),
  cytopenia: present(1, { en: 'Leucopenia or lymphopenia', fr: 'Leucopénie ou lymphopénie' }),
  lung: present(4, {
    en: 'Pleuropulmonary symptoms (pleurisy or pneumonia)',
    fr: 'Manifestations pleuropulmonaires (pleurésie ou pneumopathie)',
  }),
  vasculitis_change: present(3, { en: 'Change in vasculitis', fr: 'Modification de la vascularite' }, { help: change }),
  renal: present(2, { en: 'Active renal involvement', fr: 'Atteinte rénale active' }),
  neuropathy: present(1, { en: 'Peripheral neuropathy', fr: 'Neuropathie périphérique' }),
} as const satisfies Record<string, Weighted>
