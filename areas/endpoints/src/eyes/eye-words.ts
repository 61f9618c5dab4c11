import type { Words } from '../definition/words.ts'

/** Letter of an eye in item ids: `r_cornea`. */
export type Side = 'r' | 'l'

export const sides: readonly Side[] = ['r', 'l']

export const eyeOf: Readonly<Record<Side, 'right' | 'left'>> = { r: 'right', l: 'left' }

export const eyeWords: Readonly<Record<Side, Words>> = {
  r: { en: 'Right eye', fr: 'Œil droit' },
  l: { en: 'Left eye', fr: 'Œil gauche' },
}

/** Words of flags that instruments of both eyes share. */
export const eyeFlags = {
  one_eye_used: {
    en: 'One eye was missing; the mean is that of the other.',
    fr: 'Un œil manquait ; la moyenne est celle de l’autre.',
  },
} as const satisfies Readonly<Record<string, Words>>
