import type { Parameter } from './glands.ts'

type Parameters = Readonly<Record<string, Parameter>>

/** Both parotid and both submandibular glands. `of` says what is graded on each, given its letters in variable names. */
export const fourGlands = <const P extends Parameters, const S extends Parameters>(
  parotid: (side: 'pr' | 'pl') => P,
  submandibular: (side: 'sr' | 'sl') => S,
) => ({
  pr: { label: { en: 'Right parotid', fr: 'Parotide droite' }, gland: 'PR' as const, parameters: parotid('pr') },
  pl: { label: { en: 'Left parotid', fr: 'Parotide gauche' }, gland: 'PL' as const, parameters: parotid('pl') },
  sr: {
    label: { en: 'Right submandibular gland', fr: 'Glande submandibulaire droite' },
    gland: 'SR' as const,
    parameters: submandibular('sr'),
  },
  sl: {
    label: { en: 'Left submandibular gland', fr: 'Glande submandibulaire gauche' },
    gland: 'SL' as const,
    parameters: submandibular('sl'),
  },
})

/** The same single grade of each of the four glands. */
export const oneGrade = (max: number, meanings?: Parameter['meanings'], variable?: (gland: string) => string) => {
  const of = (gland: string) => ({
    grade: {
      label: { en: 'Grade', fr: 'Grade' },
      max,
      ...(meanings !== undefined && { meanings }),
      ...(variable !== undefined && { variables: [variable(gland)] }),
    },
  })
  return fourGlands(of, of)
}
