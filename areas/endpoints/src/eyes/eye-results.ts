import type { Unit } from '@dacryon/core'
import type { NumberResult } from '../definition/result.ts'
import { eyeWords } from './eye-words.ts'

/** Results of something measured on both eyes: each eye, the worse one, the mean. */
export const eyeResults = (unit: Unit, max: string | undefined, better: 'lower' | 'higher') => {
  const number = (en: string, fr: string): NumberResult => ({
    kind: 'number',
    label: { en, fr },
    unit,
    min: '0',
    ...(max !== undefined && { max }),
    better,
  })
  return {
    right: number(eyeWords.r.en, eyeWords.r.fr),
    left: number(eyeWords.l.en, eyeWords.l.fr),
    worst: number('Worse eye', 'Œil le plus atteint'),
    mean: number('Mean of both eyes', 'Moyenne des deux yeux'),
  }
}
