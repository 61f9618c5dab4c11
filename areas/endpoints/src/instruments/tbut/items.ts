import type { NumberItem } from '../../definition/item.ts'
import { eyeOf, eyeWords, type Side } from '../../eyes/eye-words.ts'

type Seconds = NumberItem & { readonly unit: 's' }

const seconds = (side: Side, en: string, fr: string): Seconds => ({
  kind: 'number',
  label: { en, fr },
  group: eyeWords[side],
  eye: eyeOf[side],
  unit: 's',
  min: '0',
  worse: 'lower',
  optional: true,
})

const recorded = (side: Side, variable: string): Seconds => ({
  ...seconds(side, 'Mean as recorded', 'Moyenne enregistrée'),
  help: { en: 'Wanted only when the readings are not known.', fr: 'Utile seulement si les lectures ne sont pas connues.' },
  variables: [variable],
})

/** Three readings of each eye, or the mean that was written down. */
export const items = {
  r_1: seconds('r', 'First reading', 'Première lecture'),
  r_2: seconds('r', 'Second reading', 'Deuxième lecture'),
  r_3: seconds('r', 'Third reading', 'Troisième lecture'),
  tbut_r: recorded('r', 'oc.tbut_r'),
  l_1: seconds('l', 'First reading', 'Première lecture'),
  l_2: seconds('l', 'Second reading', 'Deuxième lecture'),
  l_3: seconds('l', 'Third reading', 'Troisième lecture'),
  tbut_l: recorded('l', 'oc.tbut_l'),
}
