import type { NumberResult, Results, YesNoResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'

const part = (label: Words) => ({ kind: 'yes-no', label, optional: true }) as const satisfies YesNoResult
const points = (label: Words, more: Partial<NumberResult> = {}) =>
  ({ kind: 'number', label, unit: '{score}', min: '0', max: '9', better: 'lower', ...more }) as const

/** What ACR/EULAR 2016 answers. That an item is not known is no reason of its own: the classification may stand without it. */
export const results = {
  entry: part({ en: 'Entry met', fr: 'Critère d’entrée rempli' }),
  excluded: part({ en: 'Excluded', fr: 'Exclu' }),
  fls: part({ en: 'Focal lymphocytic sialadenitis, focus score ≥ 1', fr: 'Sialadénite lymphocytaire focale, focus score ≥ 1' }),
  ssa: part({ en: 'Anti-SSA/Ro', fr: 'Anti-SSA/Ro' }),
  ocular: part({ en: 'Ocular staining', fr: 'Coloration oculaire' }),
  schirmer: part({ en: 'Schirmer', fr: 'Schirmer' }),
  uwsf: part({ en: 'Saliva flow', fr: 'Débit salivaire' }),
  score_min: points({ en: 'Least attainable score', fr: 'Score minimum atteignable' }),
  score_max: points({ en: 'Greatest attainable score', fr: 'Score maximum atteignable' }),
  score: points({ en: 'Score', fr: 'Score' }, { optional: true }),
  classified: { kind: 'yes-no', label: { en: 'Classified as Sjögren’s disease', fr: 'Classé comme maladie de Sjögren' } },
} as const satisfies Results
