import { IssueError } from '@dacryon/core'
import type { Feature } from '../study.ts'
import { unknownName } from './unknown-name.ts'

/** Symbols of a feature: a probe of several genes has them joined by `;`. */
export const symbolsOf = ({ symbol }: Feature): readonly string[] =>
  symbol === undefined ? [] : symbol.split(';').map((one) => one.trim())

/** Features whose id or symbol starts with the text, ignoring case: exact matches first, then in the order of the assay. */
export const matchingFeatures = (features: readonly Feature[], text: string, limit: number): readonly Feature[] => {
  const start = text.toLowerCase()
  const exact: Feature[] = []
  const other: Feature[] = []
  for (const feature of features) {
    const names = [feature.id, ...symbolsOf(feature)].map((name) => name.toLowerCase())
    if (names.includes(start)) exact.push(feature)
    else if (other.length < limit && names.some((name) => name.startsWith(start))) other.push(feature)
  }
  return [...exact, ...other].slice(0, limit)
}

/** Position of a feature by its id, or by a symbol that only one feature has. Throws `feature-unknown` or `feature-ambiguous`. */
export const featureAt = (features: readonly Feature[], wanted: string): number => {
  const byId = features.findIndex(({ id }) => id === wanted)
  if (byId >= 0) return byId
  const low = wanted.toLowerCase()
  const found = [...features.keys()].filter((at) => {
    const feature = features[at]
    return feature !== undefined && [feature.id, ...symbolsOf(feature)].some((name) => name.toLowerCase() === low)
  })
  const [first, ...others] = found
  if (first !== undefined && others.length === 0) return first
  if (first === undefined)
    throw new IssueError([
      unknownName(
        'feature',
        wanted,
        features.flatMap((feature) => [feature.id, ...symbolsOf(feature)]),
      ),
    ])
  const ids = found.map((at) => features[at]?.id ?? '')
  throw new IssueError([
    {
      code: 'feature-ambiguous',
      severity: 'error',
      message: `${found.length} features are called “${wanted}”`,
      remedy: `Name one of them by its id: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}.`,
      value: wanted,
    },
  ])
}
