import type { OutputOf } from '../../../api/operations.ts'

type Sample = OutputOf<'samples'>['samples'][number]

/** Names of attributes that say more than the sample's own patient, visit and code. The first samples tell which there are. */
export const ownAttributes = (samples: readonly Sample[]): readonly string[] => {
  const first = samples.slice(0, 2_000)
  const names = [...new Set(first.flatMap(({ attributes }) => Object.keys(attributes)))]
  return names.filter((name) => !first.every(({ attributes, subject, visit, code }) => [subject, visit, code].includes(attributes[name])))
}
