import type { NumberItem, YesNoItem } from '../../definition/item.ts'

const wetting = {
  kind: 'number',
  help: {
    en: 'Wetted length of the strip after 5 min; 35 is the whole strip.',
    fr: 'Longueur humidifiée de la bandelette après 5 min ; 35 est toute la bandelette.',
  },
  unit: 'mm',
  min: '0',
  max: '35',
  worse: 'lower',
} as const

/** Both eyes, and what makes it a Schirmer I. */
export const items = {
  schirmer_r: {
    ...wetting,
    label: { en: 'Right eye', fr: 'Œil droit' },
    eye: 'right',
    variables: ['oc.schirmer_r'],
  },
  schirmer_l: {
    ...wetting,
    label: { en: 'Left eye', fr: 'Œil gauche' },
    eye: 'left',
    variables: ['oc.schirmer_l'],
  },
  duration: {
    kind: 'number',
    label: { en: 'Duration', fr: 'Durée' },
    help: {
      en: 'Taken as 5 min when it is not given; anything else is refused.',
      fr: 'Tenue pour 5 min si elle n’est pas donnée ; toute autre est refusée.',
    },
    unit: 'min',
    above: '0',
    variables: ['oc.schirmer_duration'],
    optional: true,
  },
  anaesthesia: {
    kind: 'yes-no',
    label: { en: 'Anaesthetic drops', fr: 'Collyre anesthésique' },
    variables: ['oc.schirmer_anaesthesia'],
    optional: true,
  },
} as const satisfies Readonly<Record<string, NumberItem | YesNoItem>>
