import type { Example } from '../../definition/instrument.ts'

const parameters = ['echo', 'inhom', 'hypo', 'hyper', 'border']

const gland = (id: string, ...grades: readonly number[]): Readonly<Record<string, string>> =>
  Object.fromEntries(parameters.map((parameter, at) => [`${id}_${parameter}`, String(grades[at] ?? 0)]))

const seventeen = {
  ...gland('pr', 1, 2, 2, 1, 1),
  ...gland('pl', 1, 2, 2, 1, 1),
  ...gland('sr', 0, 1, 1),
  ...gland('sl', 0, 1),
}

export const examples: readonly Example[] = [
  {
    title: { en: 'At the cut-off', fr: 'Au seuil' },
    input: seventeen,
    expect: { pr: '7', pl: '7', sr: '2', sl: '1', total: '17', ge17: '1', ge15: '1' },
  },
  {
    title: { en: 'Everything at its worst', fr: 'Tout au maximum' },
    input: { ...gland('pr', 1, 3, 3, 3, 3), ...gland('pl', 1, 3, 3, 3, 3), ...gland('sr', 1, 3, 3, 1, 3), ...gland('sl', 1, 3, 3, 1, 3) },
    expect: { pr: '13', sr: '11', total: '48' },
  },
  {
    title: { en: '16 to 12, exactly a quarter', fr: 'De 16 à 12, exactement un quart' },
    input: { ...gland('pr', 1, 2, 2, 1, 1), ...gland('pl', 1, 2, 1, 1), ...gland('sr'), ...gland('sl'), baseline_total: '16' },
    expect: { total: '12', response: '1', ge15: '0' },
  },
  {
    title: { en: 'A grade that does not exist', fr: 'Un grade qui n’existe pas' },
    input: { ...seventeen, sl_hyper: '3' },
    expect: { total: 'NA', reason: 'invalid:sl_hyper' },
  },
]
